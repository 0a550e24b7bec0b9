using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>The picture of a definition, and what an execution has made of it. Each state is a link.</summary>
public partial class GraphView
{
    private const double TipLength = 7;
    private const double TipWidth = 4.5;

    /// <summary>An id of its own on the page.</summary>
    [Parameter]
    public string Id { get; set; } = "graph";

    /// <summary>The picture.</summary>
    [Parameter]
    [EditorRequired]
    public Graph Graph { get; set; } = null!; // The page gives it.

    /// <summary>What it is of, for screen readers.</summary>
    [Parameter]
    [EditorRequired]
    public string Label { get; set; } = string.Empty;

    /// <summary>What an execution has made of it.</summary>
    [Parameter]
    public GraphOverlay Overlay { get; set; } = GraphOverlay.None;

    /// <summary>The state that is selected; null for none.</summary>
    [Parameter]
    public string? Selected { get; set; }

    /// <summary>The address that selects a state; null if none can be selected.</summary>
    [Parameter]
    public Func<string, string>? Address { get; set; }

    /// <summary>Writes a number for SVG.</summary>
    internal static string Write(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static string TipOf(GraphEdge edge)
    {
        var (_, x, y) = edge.Strokes[^1];
        return $"M{Write(x)} {Write(y)}L{Write(x - TipWidth)} {Write(y - TipLength)}H{Write(x + TipWidth)}Z";
    }

    private IEnumerable<Box> LevelsOf(GraphNode node) =>
        Enumerable.Range(0, node.State!.Levels.Count) // Asked only of states that hold others.
            .Select(index => GraphLevel.IdOf(node.State.Name, index))
            .Select(id => Graph.Levels.Single(level => level.Id == id).Box);

    private bool IsTaken(GraphEdge edge) => Overlay.Taken.Contains((edge.Level, edge.From, edge.To));

    private string ClassOf(GraphEdge edge) => string.Concat(
        "graph-edge",
        edge.IsCatch ? " graph-edge-catch" : string.Empty,
        IsTaken(edge) ? " graph-edge-taken" : string.Empty);

    private StateMark? MarkOf(GraphNode node) =>
        node.State is { } state ? Overlay.States.GetValueOrDefault(state.Name) : null;

    private bool IsSelected(GraphNode node) => node.State is { } state && state.Name == Selected;

    private string? AddressOf(GraphNode node) => node.State is { } state ? Address?.Invoke(state.Name) : null;
}
