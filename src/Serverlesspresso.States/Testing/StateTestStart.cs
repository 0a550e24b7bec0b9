namespace Serverlesspresso.States.Testing;

/// <summary>What came of preparing a test: it can be run, or there is a problem.</summary>
/// <param name="Run">The test, ready to be run; null if there is a problem.</param>
/// <param name="Problem">Why it cannot be run; null if it can.</param>
public sealed record StateTestStart(StateTestRun? Run, StateTestProblem? Problem);
