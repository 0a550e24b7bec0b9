using Microsoft.AspNetCore.Components;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Bar;

/// <summary>Something that a barista does with one tap.</summary>
public partial class BarAct
{
    /// <summary>The address that does it.</summary>
    [Parameter]
    [EditorRequired]
    public string Action { get; set; } = string.Empty;

    /// <summary>How much it asks to be pressed.</summary>
    [Parameter]
    public ButtonKind Kind { get; set; } = ButtonKind.Secondary;

    /// <summary>Its picture.</summary>
    [Parameter]
    public IconKind? Icon { get; set; }

    /// <summary>What it does, if it has a picture alone.</summary>
    [Parameter]
    public string? Label { get; set; }

    /// <summary>The key that presses it; null for none.</summary>
    [Parameter]
    public string? Shortcut { get; set; }

    /// <summary>Whether it takes the room that others leave.</summary>
    [Parameter]
    public bool IsWide { get; set; }

    /// <summary>Whether it cannot be pressed now.</summary>
    [Parameter]
    public bool IsDisabled { get; set; }

    /// <summary>Its words.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
