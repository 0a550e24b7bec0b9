using Serverlesspresso.Web.Console.Graphs;

namespace Serverlesspresso.Web.Console.Stories;

/// <summary>The picture of an execution alone: the names of its states and how they stand, neither what went in nor what came out.</summary>
/// <param name="Graph">The picture of its definition.</param>
/// <param name="Overlay">What it has made of it.</param>
public sealed record RunPicture(Graph Graph, GraphOverlay Overlay);
