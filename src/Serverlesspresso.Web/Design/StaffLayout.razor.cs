using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Design;

/// <summary>The layout of what baristas, organisers and operators see: navigation above, the whole width below.</summary>
public partial class StaffLayout
{
    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext? Context { get; set; }

    // The pages that are about a shop go on with the shop that is shown.
    private string Shop => Context?.Request.RouteValues["shop"] as string ?? ShopId.Default.Value;

    private string? Name => Context?.User.Identity is { IsAuthenticated: true } identity ? identity.Name : null;

    private IEnumerable<(string Href, string Text, IconKind Icon)> Places =>
    [
        ($"/bar/{Shop}", "Bar", IconKind.Cup),
        ($"/wall/{Shop}", "Wall", IconKind.Screen),
        ("/office", "Office", IconKind.Store),
        ("/console", "Console", IconKind.Bolt),
    ];

    private bool IsHere(string href) => Context?.Request.Path.StartsWithSegments(href) ?? false;
}
