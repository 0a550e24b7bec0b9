using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Design;

/// <summary>A card: what belongs together.</summary>
public partial class Card
{
    /// <summary>What it is about. Null for a card without a heading.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>The id of its heading, which names it; needed with a title.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>Whether it lies flat, as something of less weight.</summary>
    [Parameter]
    public bool IsFlat { get; set; }

    /// <summary>Its own class, if any.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <summary>What stands beside the heading.</summary>
    [Parameter]
    public RenderFragment? Aside { get; set; }

    /// <summary>What it holds.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Other attributes.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }
}
