using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Serverlesspresso.Shop;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Access.Accounts;
using Serverlesspresso.Web.Office;

namespace Serverlesspresso.Web.SignIn;

/// <summary>Takes the links that make the first organiser and that let an invited person in.</summary>
internal static class LinkEndpoints
{
    /// <summary>Makes the addresses.</summary>
    /// <param name="endpoints">Where to make them.</param>
    public static void MapLinks(this IEndpointRouteBuilder endpoints)
    {
        var links = endpoints.MapGroup("").AllowAnonymous().WithMetadata(RateLimit.SignIn);
        links.MapGet("/setup", ShowSetupAsync);
        links.MapPost("/setup", SetUpAsync);
        links.MapGet("/invite/{token}", ShowInviteAsync);
        links.MapPost("/invite/{token}", AcceptWithPasswordAsync);
        links.MapPost("/invite/{token}/passkey/options", MakeOptionsAsync);
        links.MapPost("/invite/{token}/passkey", AcceptWithPasskeyAsync);
    }

    private static async Task<RazorComponentResult<SetupPage>> ShowSetupAsync(
        HttpContext context, SetupLink link, string token = "", string userName = "", string name = "")
    {
        var isAlive = await link.HoldsAsync(token, context.RequestAborted);
        return new RazorComponentResult<SetupPage>(
            new { Model = new SetupModel(Said.Read(context.Request), token, isAlive, userName, name) });
    }

    private static Task<RedirectHttpResult> SetUpAsync(
        HttpContext context,
        SetupLink link,
        StaffSignIn signIn,
        [FromForm] string token,
        [FromForm] string userName,
        [FromForm] string name,
        [FromForm] string password) => Said.TryAsync(
        async () =>
        {
            var account = await link.UseAsync(
                token, userName, name, new Credential.Password(password), context.RequestAborted);
            await signIn.SignInAsync(account, isPersistent: false);
            return TypedResults.Redirect(OfficeAddresses.Home);
        },
        QueryHelpers.AddQueryString(
            "/setup",
            new Dictionary<string, string?> { ["token"] = token, ["userName"] = userName, ["name"] = name }));

    private static async Task<RazorComponentResult<InvitePage>> ShowInviteAsync(
        HttpContext context, StaffAccounts accounts, string token)
    {
        var invited = await FindInvitedAsync(context, accounts, token);
        return new RazorComponentResult<InvitePage>(
            new { Model = new InviteModel(Said.Read(context.Request), token, invited?.Name, invited?.UserName ?? "") });
    }

    private static Task<RedirectHttpResult> AcceptWithPasswordAsync(
        HttpContext context, StaffAccounts accounts, StaffSignIn signIn, string token, [FromForm] string password) =>
        AcceptAsync(context, accounts, signIn, token, _ => Task.FromResult<Credential>(new Credential.Password(password)));

    private static async Task<Results<ContentHttpResult, NotFound>> MakeOptionsAsync(
        HttpContext context, StaffAccounts accounts, StaffSignIn signIn, string token) =>
        await FindInvitedAsync(context, accounts, token) is { } invited
            ? TypedResults.Text(await signIn.MakePasskeyOptionsAsync(invited), "application/json")
            : TypedResults.NotFound();

    private static Task<RedirectHttpResult> AcceptWithPasskeyAsync(
        HttpContext context, StaffAccounts accounts, StaffSignIn signIn, string token, [FromForm] string credential) =>
        AcceptAsync(
            context,
            accounts,
            signIn,
            token,
            async invited => new Credential.Passkey(await signIn.VerifyPasskeyAsync(invited, credential)));

    private static Task<RedirectHttpResult> AcceptAsync(
        HttpContext context,
        StaffAccounts accounts,
        StaffSignIn signIn,
        string token,
        Func<Account, Task<Credential>> read) => Said.TryAsync(
        async () =>
        {
            var invited = await accounts.FindInvitedAsync(token, context.RequestAborted);
            var account = await accounts.AcceptAsync(token, await read(invited), context.RequestAborted);
            if (await signIn.CanSignInAsync(account))
            {
                await signIn.SignInAsync(account, isPersistent: false);
            }

            return TypedResults.Redirect(Landing.Of(context.User, returnUrl: null));
        },
        $"/invite/{Uri.EscapeDataString(token)}");

    private static async Task<Account?> FindInvitedAsync(HttpContext context, StaffAccounts accounts, string token)
    {
        try
        {
            return await accounts.FindInvitedAsync(token, context.RequestAborted);
        }
        catch (CoffeeBarRefusedException)
        {
            return null;
        }
    }
}
