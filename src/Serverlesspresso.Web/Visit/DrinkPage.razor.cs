using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Visit;

/// <summary>A drink with its extras, and the button that orders it.</summary>
public partial class DrinkPage
{
    /// <summary>What the page shows.</summary>
    [Parameter]
    [EditorRequired]
    public DrinkModel Model { get; set; } = null!; // The endpoint gives it.
}
