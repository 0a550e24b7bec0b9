using Serverlesspresso.Web.Console.Graphs;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>The iterations of a Map, of which one is shown.</summary>
/// <param name="Map">The Map.</param>
/// <param name="Iterations">The iterations that have begun, in order.</param>
/// <param name="Chosen">The one that is shown.</param>
public sealed record IterationPicker(string Map, IReadOnlyList<Iteration> Iterations, int Chosen);

/// <summary>An iteration.</summary>
/// <param name="Index">Which, from 0.</param>
/// <param name="Look">How it stands.</param>
public sealed record Iteration(int Index, StateLook Look);
