using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Office.Home;

/// <summary>All shops at a glance: where an organiser begins the day.</summary>
public partial class HomePage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public HomeModel Model { get; set; } = null!; // The endpoint gives it.

    // One feed is enough to see the page move; the other shops follow with it. What was typed wrong stays until it is sent again.
    private string? Feed => Model.NewShop.Reason is null && Model.Shops is [var first, ..]
        ? $"/api/feed?shop={Uri.EscapeDataString(first.Id)}"
        : null;

    private string? ProblemAt(string place) =>
        Model.NewShop.Places.Contains(place) ? Texts[$"Problem.{place}"].Value : null;
}
