using Serverlesspresso.States.Branches;

namespace Serverlesspresso.States.Interpretation;

/// <summary>What is left of the threads of a state when one of them has failed.</summary>
/// <param name="Fork">What had come of all of them.</param>
/// <param name="Frames">Those that did not succeed: the one that failed and those that were given up.</param>
internal sealed record HaltedThreads(Fork Fork, List<Frame> Frames);
