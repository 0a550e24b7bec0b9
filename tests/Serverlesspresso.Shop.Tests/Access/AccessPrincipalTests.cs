using System.Security.Claims;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Tests.Access;

public sealed class AccessPrincipalTests
{
    private static readonly ShopId Lobby = new("lobby");
    private static readonly ShopId Garden = new("garden");

    [Fact]
    public void FindSubject_OrganiserIsAVisitorToo_IsTheAccount()
    {
        var principal = new ClaimsPrincipal(
            [AccessIdentity.OfVisitor("v", "Visitor"), AccessIdentity.OfAccount("a", "Ada", [Roles.Organiser], [])]);

        Assert.Equal("a", principal.FindSubject());
        Assert.Equal("Ada", principal.FindName());
        Assert.Equal("v", principal.FindVisitor());
        Assert.Equal("Visitor", principal.FindVisitorName());
    }

    [Fact]
    public void FindSubject_NobodyIsSignedIn_IsNull()
    {
        var principal = new ClaimsPrincipal(new ClaimsIdentity());

        Assert.Null(principal.FindSubject());
        Assert.Null(principal.FindName());
        Assert.Null(principal.FindDeviceShop());
    }

    [Theory]
    [InlineData(Policies.Visitor, "visitor")]
    [InlineData(Policies.Staff, "barista organiser")]
    [InlineData(Policies.Organiser, "organiser")]
    [InlineData(Policies.Display, "barista organiser display")]
    [InlineData(Policies.Kiosk, "barista organiser kiosk")]
    [InlineData(Policies.Operator, "organiser operator")]
    [InlineData(Policies.Account, "barista organiser operator")]
    [InlineData(Policies.AllShops, "organiser")]
    public void Meets_EachRole_OnlyThoseOfThePolicy(string policy, string expected)
    {
        string[] all = ["visitor", "barista", "organiser", "operator", "display", "kiosk"];

        var met = all.Where(role => new ClaimsPrincipal(
            AccessIdentity.OfAccount("id", "name", [role], [])).Meets(policy, Lobby));

        Assert.Equal(expected, string.Join(' ', met));
    }

    [Fact]
    public void Meets_AccountIsLimitedToShops_OnlyThere()
    {
        var principal = new ClaimsPrincipal(AccessIdentity.OfAccount("a", "Ada", [Roles.Barista], [Lobby]));

        Assert.True(principal.Meets(Policies.Staff, Lobby));
        Assert.True(principal.Meets(Policies.Staff));
        Assert.False(principal.Meets(Policies.Staff, Garden));
    }

    [Fact]
    public void Meets_OrganiserIsLimitedToShops_HasNoSayOverAll()
    {
        var principal = new ClaimsPrincipal(AccessIdentity.OfAccount("a", "Ada", [Roles.Organiser], [Lobby]));

        Assert.True(principal.Meets(Policies.Organiser, Lobby));
        Assert.False(principal.Meets(Policies.AllShops, Lobby));
    }

    [Fact]
    public void Meets_OneIdentityHasTheRoleAndAnotherTheShop_IsNotMixedUp()
    {
        var principal = new ClaimsPrincipal(
            [
                AccessIdentity.OfAccount("a", "Ada", [Roles.Barista], [Lobby]),
                AccessIdentity.OfDevice("d", "Wall", Roles.Display, Garden),
            ]);

        Assert.False(principal.Meets(Policies.Staff, Garden));
        Assert.True(principal.Meets(Policies.Display, Garden));
        Assert.Equal(Garden, principal.FindDeviceShop());
    }
}
