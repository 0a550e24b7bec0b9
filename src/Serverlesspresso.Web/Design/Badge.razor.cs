using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Design;

/// <summary>A word or number on a spot of colour.</summary>
public partial class Badge
{
    /// <summary>What its colour says.</summary>
    [Parameter]
    public Tone Tone { get; set; }

    /// <summary>The word or number.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
