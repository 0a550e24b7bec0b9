using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Access.Accounts;
using Serverlesspresso.Web.Hosting;

namespace Serverlesspresso.Web.SignIn;

/// <summary>Signs people with accounts in and out.</summary>
internal static class SignInEndpoints
{
    private const string Address = "/sign-in";
    private const string OutAddress = "/sign-out";

    /// <summary>Makes the addresses.</summary>
    /// <param name="endpoints">Where to make them.</param>
    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Address, Show).AllowAnonymous();
        endpoints.MapPost(Address, SignInAsync).AllowAnonymous().WithMetadata(RateLimit.SignIn);
        endpoints.MapPost($"{Address}/passkey/options", MakeOptionsAsync).AllowAnonymous().WithMetadata(RateLimit.SignIn);
        endpoints.MapPost($"{Address}/passkey", SignInWithPasskeyAsync).AllowAnonymous().WithMetadata(RateLimit.SignIn);
        endpoints.MapGet(OutAddress, ShowOut).AllowAnonymous();
        endpoints.MapPost(OutAddress, SignOutAsync).AllowAnonymous();
    }

    private static RazorComponentResult<SignInPage> Show(HttpContext context, string? returnUrl, bool refused = false)
    {
        var name = refused && context.User.FindAccount() is not null ? context.User.FindName() : null;
        return new RazorComponentResult<SignInPage>(
            new { Model = new SignInModel(Said.Read(context.Request), LocalPath.OrStart(returnUrl), name) });
    }

    private static Task<RedirectHttpResult> SignInAsync(
        HttpContext context,
        StaffSignIn signIn,
        [FromForm] string userName,
        [FromForm] string password,
        [FromForm] string? returnUrl,
        [FromForm] bool stay = false) => Said.TryAsync(
        async () =>
        {
            await signIn.SignInWithPasswordAsync(userName, password, stay);
            return TypedResults.Redirect(Landing.Of(context.User, returnUrl));
        },
        BackTo(returnUrl));

    private static async Task<ContentHttpResult> MakeOptionsAsync(StaffSignIn signIn) =>
        TypedResults.Text(await signIn.MakePasskeyRequestOptionsAsync(user: null), "application/json");

    private static Task<RedirectHttpResult> SignInWithPasskeyAsync(
        HttpContext context, StaffSignIn signIn, [FromForm] string credential, [FromForm] string? returnUrl) => Said.TryAsync(
        async () =>
        {
            await signIn.SignInWithPasskeyAsync(credential);
            return TypedResults.Redirect(Landing.Of(context.User, returnUrl));
        },
        BackTo(returnUrl));

    private static RazorComponentResult<SignOutPage> ShowOut(HttpContext context) =>
        new(new { Model = new SignOutModel(context.User.FindAccount() is null ? null : context.User.FindName()) });

    private static async Task<RedirectHttpResult> SignOutAsync(StaffSignIn signIn)
    {
        await signIn.SignOutAsync();
        return TypedResults.Redirect(OutAddress);
    }

    private static string BackTo(string? returnUrl) =>
        QueryHelpers.AddQueryString(Address, "returnUrl", LocalPath.OrStart(returnUrl));
}
