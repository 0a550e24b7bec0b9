using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Design;

/// <summary>The layout of what baristas, organisers and operators see: navigation above, the whole width below.</summary>
public partial class StaffLayout
{
    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext? Context { get; set; }

    // The pages that are about a shop go on with the shop that is shown; from others one comes to a shop one works at.
    private string Shop => Context?.Request.RouteValues["shop"] as string
        ?? (Context?.User.ListOwnShops() is [var own, ..] ? own : ShopId.Default).Value;

    private string? Name => Context?.User is { } user && user.FindAccount() is not null ? user.FindName() : null;

    private IEnumerable<(string Href, string Text, IconKind Icon)> Places =>
        from place in new (string Policy, string Href, string Text, IconKind Icon)[]
        {
            (Policies.Staff, $"/bar/{Shop}", "Bar", IconKind.Pickup),
            (Policies.Staff, $"/wall/{Shop}", "Wall", IconKind.Screen),
            (Policies.Organiser, "/office", "Office", IconKind.Store),
            (Policies.Operator, "/console", "Console", IconKind.Bolt),
        }
        where Context?.User.Meets(place.Policy) ?? false
        select (place.Href, place.Text, place.Icon);

    private bool IsHere(string href) => Context?.Request.Path.StartsWithSegments(href) ?? false;
}
