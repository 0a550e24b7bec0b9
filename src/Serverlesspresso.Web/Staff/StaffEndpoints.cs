using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Access.Accounts;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.SignIn;

namespace Serverlesspresso.Web.Staff;

/// <summary>Shows all accounts and changes them.</summary>
internal static class StaffEndpoints
{
    private const string Address = "/office/staff";

    /// <summary>Makes the addresses.</summary>
    /// <param name="endpoints">Where to make them.</param>
    public static void MapStaff(this IEndpointRouteBuilder endpoints)
    {
        var staff = endpoints.MapGroup(Address).RequireAuthorization(Policies.AllShops);
        staff.MapGet("", ShowAsync);
        staff.MapPost("", InviteAsync);
        staff.MapPost("/{id}/rights", ChangeRightsAsync);
        staff.MapPost("/{id}/link", InviteAgainAsync);
        staff.MapPost("/{id}/disable", (HttpContext context, StaffAccounts accounts, string id) =>
            DoAsync(() => accounts.DisableAsync(id, isDisabled: true, context.RequestAborted)));
        staff.MapPost("/{id}/enable", (HttpContext context, StaffAccounts accounts, string id) =>
            DoAsync(() => accounts.DisableAsync(id, isDisabled: false, context.RequestAborted)));
        staff.MapPost("/{id}/remove", (HttpContext context, StaffAccounts accounts, string id) =>
            DoAsync(() => accounts.RemoveAsync(id, context.RequestAborted)));
    }

    private static async Task<RazorComponentResult<StaffPage>> ShowAsync(
        HttpContext context, StaffAccounts accounts, ShopDirectory shops, FreshLink links, TimeProvider time)
    {
        var all = await accounts.ListAsync(context.RequestAborted);
        var choices = await shops.ListAsync(context.RequestAborted);
        var model = new StaffModel(
            Said.Read(context.Request),
            links.Take(context, Address),
            StaffLine.From(all, context.User.FindAccount(), time.GetUtcNow()),
            [.. choices.Select(ShopChoice.From)]);
        return new RazorComponentResult<StaffPage>(new { Model = model });
    }

    private static Task<RedirectHttpResult> InviteAsync(
        HttpContext context,
        StaffAccounts accounts,
        FreshLink links,
        [FromForm] string name,
        [FromForm] string userName,
        [FromForm] string[]? roles,
        [FromForm] string[]? shops) => Said.TryAsync(
        async () =>
        {
            var draft = new AccountDraft { UserName = userName, Name = name, Roles = roles ?? [], Shops = Read(shops) };
            var invitation = await accounts.InviteAsync(draft, context.RequestAborted);
            return Show(context, links, invitation);
        },
        Address);

    private static Task<RedirectHttpResult> InviteAgainAsync(
        HttpContext context, StaffAccounts accounts, FreshLink links, string id) => Said.TryAsync(
        async () => Show(context, links, await accounts.InviteAgainAsync(id, context.RequestAborted)),
        Address);

    private static Task<RedirectHttpResult> ChangeRightsAsync(
        HttpContext context, StaffAccounts accounts, string id, [FromForm] string[]? roles, [FromForm] string[]? shops) =>
        DoAsync(() => accounts.ChangeRightsAsync(id, roles ?? [], Read(shops), context.RequestAborted));

    private static RedirectHttpResult Show(HttpContext context, FreshLink links, Invitation invitation)
    {
        links.Put(context, Address, $"/invite/{invitation.Token}");
        return TypedResults.Redirect(Address);
    }

    // A form without a ticked box sends nothing at all.
    private static IReadOnlyList<ShopId> Read(string[]? shops) => [.. (shops ?? []).Select(ShopId.Read)];

    private static Task<RedirectHttpResult> DoAsync(Func<Task> act) => Said.TryAsync(
        async () =>
        {
            await act();
            return Said.At(Address);
        },
        Address);
}
