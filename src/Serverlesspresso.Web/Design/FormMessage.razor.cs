using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Design;

/// <summary>What came of a form, or what to know before it is sent.</summary>
public partial class FormMessage
{
    /// <summary>What its colour says.</summary>
    [Parameter]
    public Tone Tone { get; set; } = Tone.Bad;

    /// <summary>The matter in a few words.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>Its id; needed for one that is passing.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>Whether it tells of what was just done, so that later updates leave it for a while.</summary>
    [Parameter]
    public bool IsPassing { get; set; }

    /// <summary>The rest: what it means, and what to do next.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    // Good news need not be read twice; what went wrong stays until something else is done.
    private string? Flash => IsPassing ? Tone == Tone.Good ? "brief" : string.Empty : null;

    private IconKind Picture => Tone switch
    {
        Tone.Good => IconKind.Check,
        Tone.Bad or Tone.Warn => IconKind.Warning,
        Tone.Neutral or Tone.Accent or Tone.Busy => IconKind.Info,
    };
}
