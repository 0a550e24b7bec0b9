using System.Security.Claims;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Feed;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Tests.Feed;

public sealed class FeedAudiencesTests
{
    private static readonly ShopId Here = new("here");
    private static readonly ShopId There = new("there");

    private static readonly ClaimsIdentity Visitor = AccessIdentity.OfVisitor("visitor-1", "Ada");

    [Theory]
    [InlineData(Roles.Barista)]
    [InlineData(Roles.Organiser)]
    public void Choose_OfTheStaff_HearsEverythingOfTheShop(string role)
    {
        var audience = Choose(Account(role));

        Assert.Equal(Here, Assert.IsType<FeedAudience.Staff>(audience).Shop);
    }

    [Theory]
    [InlineData(Roles.Display)]
    [InlineData(Roles.Kiosk)]
    public void Choose_DeviceOfTheShop_HearsWhatAWallShows(string role) =>
        Assert.IsType<FeedAudience.Wall>(Choose(AccessIdentity.OfDevice("1", "Door", role, Here)));

    [Theory]
    [InlineData(Roles.Display)]
    [InlineData(Roles.Kiosk)]
    public void Choose_DeviceOfAnotherShop_IsRefused(string role) =>
        Assert.Null(Choose(AccessIdentity.OfDevice("1", "Door", role, There)));

    [Fact]
    public void Choose_BaristaOfAnotherShop_HearsWhatEverybodyHears() =>
        Assert.IsType<FeedAudience.Guest>(Choose(Account(Roles.Barista, There)));

    [Fact]
    public void Choose_Operator_HearsNoOrders() => Assert.IsType<FeedAudience.Guest>(Choose(Account(Roles.Operator)));

    [Fact]
    public void Choose_Visitor_HearsTheirOwnOrders() =>
        Assert.Equal("visitor-1", Assert.IsType<FeedAudience.Visitor>(Choose(Visitor)).UserId);

    [Fact]
    public void Choose_Nobody_HearsOfTheShopAlone() => Assert.IsType<FeedAudience.Guest>(Choose());

    [Fact]
    public void Choose_BaristaWhoIsAVisitorToo_IsStaffUnlessAskedOtherwise()
    {
        ClaimsIdentity[] both = [Account(Roles.Barista), Visitor];

        Assert.IsType<FeedAudience.Staff>(Choose(both));
        Assert.IsType<FeedAudience.Visitor>(FeedAudiences.Choose(
            new ClaimsPrincipal(both), Here, FeedAudiences.AsVisitor));
    }

    private static ClaimsIdentity Account(string role, params ShopId[] shops) =>
        AccessIdentity.OfAccount("account-1", "Bo", [role], shops);

    private static FeedAudience? Choose(params ClaimsIdentity[] identities) =>
        FeedAudiences.Choose(new ClaimsPrincipal(identities), Here, asWhom: null);
}
