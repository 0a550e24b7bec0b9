using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>A state of a picture, or the beginning or end of a level.</summary>
public partial class GraphNodeView
{
    private const double CountsSize = 11;
    private const double CountsPadding = 12;

    /// <summary>The node.</summary>
    [Parameter]
    [EditorRequired]
    public GraphNode Node { get; set; } = null!; // The picture gives it.

    /// <summary>How the state stands in an execution; null if it has not been there, or there is none.</summary>
    [Parameter]
    public StateMark? Mark { get; set; }

    /// <summary>Whether it is selected.</summary>
    [Parameter]
    public bool IsSelected { get; set; }

    /// <summary>The address that selects it; null if it cannot be selected.</summary>
    [Parameter]
    public string? Href { get; set; }

    private double WordsWidth => Node.Box.Width - GraphLayout.PictureWidth - 18;

    private string Name => Node.State is { } state ? TextSize.Fit(state.Name, GraphLayout.NameSize, WordsWidth) : string.Empty;

    private string Does => Node.State is { } state ? TextSize.Fit(state.Does, GraphLayout.WordsSize, WordsWidth) : string.Empty;

    private string EndClass => Node.Kind == GraphNodeKind.Start ? "graph-dot-start" : "graph-dot-end";

    private string Class => string.Concat(
        "graph-node ",
        Node.State?.Levels.Count > 0 ? "graph-node-holder " : string.Empty,
        Mark is null ? "graph-node-untouched" : $"graph-node-{Mark.Look.ToString().ToLowerInvariant()}",
        IsSelected ? " graph-node-selected" : string.Empty);

    private string? MarkPicture => Mark?.Look switch
    {
        StateLook.Succeeded => "m5 12.5 4.5 4.5L19 7.5",
        StateLook.Caught => "M12 5v9M12 18.5v.5",
        StateLook.Failed => "m6 6 12 12M18 6 6 18",
        StateLook.Aborted => "M6 12h12",
        StateLook.Current => "M12 6v6l4 2",
        StateLook.Untouched or null => null,
    };

    // Retries and rounds, if there were any.
    private string? Counts => Mark switch
    {
        { Retries: > 0, Visits: > 1 } => $"↻ {Mark.Retries}  ×{Mark.Visits}",
        { Retries: > 0 } => $"↻ {Mark.Retries}",
        { Visits: > 1 } => $"×{Mark.Visits}",
        _ => null,
    };

    private double CountsWidth => Math.Ceiling(TextSize.WidthOf(Counts ?? string.Empty, CountsSize) + CountsPadding);

    // Whoever speaks to the page says what stands there: so the name begins with all of it, in its order.
    private string Words => string.Join(
        ", ",
        new[] { Node.State?.Name, Node.State?.Does, Counts, LookWords, VisitWords, RetryWords }.OfType<string>());

    private string? LookWords => Mark?.Look switch
    {
        StateLook.Succeeded => "succeeded",
        StateLook.Caught => "its error was caught",
        StateLook.Failed => "failed",
        StateLook.Aborted => "given up",
        StateLook.Current => "at work now",
        StateLook.Untouched or null => null,
    };

    private string? VisitWords => Mark is { Visits: > 1 } ? $"entered {Mark.Visits} times" : null;

    private string? RetryWords => Mark switch
    {
        { Retries: 1 } => "tried again once",
        { Retries: > 1 } => $"tried again {Mark.Retries} times",
        _ => null,
    };

    private string Title => Node.State?.Comment is { } comment ? $"{Words}. {comment}" : Words;

    private string X(double x) => GraphView.Write(Node.Box.X + x);

    private string Y(double y) => GraphView.Write(Node.Box.Y + y);
}
