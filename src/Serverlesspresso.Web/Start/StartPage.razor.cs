using Microsoft.AspNetCore.Components;
using Serverlesspresso.Web.Visit;

namespace Serverlesspresso.Web.Start;

/// <summary>The start page: the shops, and where to go.</summary>
public partial class StartPage
{
    /// <summary>What the page shows.</summary>
    [Parameter]
    [EditorRequired]
    public StartModel Model { get; set; } = null!; // The endpoint gives it.

    private string? Feed => Model.FeedShop is { } shop ? VisitAddresses.Feed(shop) : null;
}
