using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Design;

/// <summary>A button; or a link that looks like one, if it leads somewhere.</summary>
public partial class Button
{
    /// <summary>How much it asks to be pressed.</summary>
    [Parameter]
    public ButtonKind Kind { get; set; } = ButtonKind.Primary;

    /// <summary>Where it leads. Null for a button of a form.</summary>
    [Parameter]
    public string? Href { get; set; }

    /// <summary>What pressing it does: <c>submit</c>, or <c>button</c> for one that only a script serves.</summary>
    [Parameter]
    public string Type { get; set; } = "submit";

    /// <summary>The picture before its words.</summary>
    [Parameter]
    public IconKind? Icon { get; set; }

    /// <summary>Whether it is made for a thumb in a hurry.</summary>
    [Parameter]
    public bool IsLarge { get; set; }

    /// <summary>Whether it is as wide as what it stands in.</summary>
    [Parameter]
    public bool IsWide { get; set; }

    /// <summary>Whether it cannot be pressed now.</summary>
    [Parameter]
    public bool IsDisabled { get; set; }

    /// <summary>Its words.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Other attributes, such as <c>data-opens</c> and <c>data-key</c>.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    private string Class => string.Concat(
        "button ",
        KindClass,
        IsLarge ? " button-large" : string.Empty,
        IsWide ? " button-wide" : string.Empty);

    private string KindClass => Kind switch
    {
        ButtonKind.Primary => "button-primary",
        ButtonKind.Secondary => "button-secondary",
        ButtonKind.Quiet => "button-quiet",
        ButtonKind.Danger => "button-danger",
        ButtonKind.Good => "button-good",
    };
}
