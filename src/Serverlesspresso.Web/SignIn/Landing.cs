using System.Security.Claims;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Web.Bar;
using Serverlesspresso.Web.Hosting;

namespace Serverlesspresso.Web.SignIn;

/// <summary>Where somebody goes who has just signed in.</summary>
internal static class Landing
{
    private const string Start = "/";

    /// <summary>
    /// Finds it: the page they wanted; else, for who makes coffee at one shop and does nothing else, the bar of that shop;
    /// else the start page, which shows their shops first.
    /// </summary>
    /// <param name="user">Who has signed in.</param>
    /// <param name="returnUrl">The page they wanted; the start page, or none, if they wanted no certain one.</param>
    public static string Of(ClaimsPrincipal user, string? returnUrl) => LocalPath.OrStart(returnUrl) switch
    {
        Start when !user.Meets(Policies.Operator) && user.Meets(Policies.Staff) && user.ListOwnShops() is [var shop] =>
            BarAddresses.Shop(shop.Value),
        var page => page,
    };
}
