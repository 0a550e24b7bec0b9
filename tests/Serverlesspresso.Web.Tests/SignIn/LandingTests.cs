using System.Security.Claims;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.SignIn;

namespace Serverlesspresso.Web.Tests.SignIn;

public sealed class LandingTests
{
    [Theory]
    [InlineData("barista", "EXPO", null, "/bar/EXPO")]
    [InlineData("barista", "EXPO", "/", "/bar/EXPO")]
    [InlineData("barista", "EXPO", "/account", "/account")]
    [InlineData("barista", "EXPO", "//evil.example", "/bar/EXPO")]
    [InlineData("barista", "EXPO,WEST", null, "/")]
    [InlineData("barista", "", null, "/")]
    [InlineData("barista,operator", "EXPO", null, "/")]
    [InlineData("organiser", "EXPO", null, "/")]
    [InlineData("organiser", "", "/office", "/office")]
    public void Of_WhoHasSignedIn_IsWhereTheyWork(string roles, string shops, string? wanted, string expected)
    {
        var user = new ClaimsPrincipal(AccessIdentity.OfAccount(
            "1",
            "Ben",
            roles.Split(','),
            shops.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(shop => new ShopId(shop))));

        Assert.Equal(expected, Landing.Of(user, wanted));
    }
}
