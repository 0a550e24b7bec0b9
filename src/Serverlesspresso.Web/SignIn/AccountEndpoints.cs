using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Access.Accounts;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.SignIn;

/// <summary>Shows and changes one's own account.</summary>
internal static class AccountEndpoints
{
    private const string Address = "/account";

    /// <summary>Makes the addresses.</summary>
    /// <param name="endpoints">Where to make them.</param>
    public static void MapAccount(this IEndpointRouteBuilder endpoints)
    {
        var account = endpoints.MapGroup(Address).RequireAuthorization(Policies.Account);
        account.MapGet("", ShowAsync);
        account.MapPost("/name", RenameAsync);
        account.MapPost("/password", ChangePasswordAsync).WithMetadata(RateLimit.SignIn);
        account.MapPost("/passkeys/options", MakeOptionsAsync);
        account.MapPost("/passkeys", AddPasskeyAsync);
        account.MapPost("/passkeys/remove", RemovePasskeyAsync);
    }

    private static async Task<RazorComponentResult<AccountPage>> ShowAsync(
        HttpContext context, OwnAccount own, ShopDirectory shops)
    {
        var shop = await shops.FindAsync(
            context.User.ListOwnShops() is [var first, ..] ? first : ShopId.Default, context.RequestAborted);
        var model = new AccountModel(
            Said.Read(context.Request),
            await own.ReadAsync(context.User),
            shop?.Settings.TimeZone ?? string.Empty);
        return new RazorComponentResult<AccountPage>(new { Model = model });
    }

    private static Task<RedirectHttpResult> RenameAsync(HttpContext context, OwnAccount own, [FromForm] string name) =>
        DoAsync(() => own.RenameAsync(context.User, name, context.RequestAborted));

    private static Task<RedirectHttpResult> ChangePasswordAsync(
        HttpContext context, OwnAccount own, [FromForm] string password, [FromForm] string current = "") =>
        DoAsync(() => own.ChangePasswordAsync(context.User, current, password));

    private static async Task<ContentHttpResult> MakeOptionsAsync(HttpContext context, OwnAccount own, StaffSignIn signIn) =>
        TypedResults.Text(await signIn.MakePasskeyOptionsAsync(await own.ReadAsync(context.User)), "application/json");

    private static Task<RedirectHttpResult> AddPasskeyAsync(
        HttpContext context, OwnAccount own, [FromForm] string credential, [FromForm] string passkeyName = "") =>
        DoAsync(() => own.AddPasskeyAsync(context.User, credential, passkeyName));

    private static Task<RedirectHttpResult> RemovePasskeyAsync(
        HttpContext context, OwnAccount own, [FromForm] string id) =>
        DoAsync(() => own.RemovePasskeyAsync(context.User, id));

    private static Task<RedirectHttpResult> DoAsync(Func<Task> act) => Said.TryAsync(
        async () =>
        {
            await act();
            return Said.At(Address);
        },
        Address);
}
