using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Api.Problems;
using Serverlesspresso.Shop.Feed;

namespace Serverlesspresso.Shop.Tests.Feed;

public sealed class FeedSeatsTests
{
    [Fact]
    public void Take_AddressHasAllItsSeats_IsRefusedAndNoOther()
    {
        var seats = new FeedSeats(seatsMax: 10, seatsPerAddressMax: 2);
        seats.Take("1.2.3.4");
        seats.Take("1.2.3.4");

        var refusal = Assert.Throws<CoffeeBarRefusedException>(() => seats.Take("1.2.3.4"));
        seats.Take("5.6.7.8");
        seats.Take(address: null);

        Assert.Equal(AccessReasons.TooManyStreams, refusal.Reason);
        Assert.Equal(4, seats.Taken);
    }

    [Fact]
    public void Take_AllSeatsAreTaken_IsRefused()
    {
        var seats = new FeedSeats(seatsMax: 2, seatsPerAddressMax: 2);
        seats.Take("1.2.3.4");
        seats.Take(address: null);

        var refusal = Assert.Throws<CoffeeBarRefusedException>(() => seats.Take("5.6.7.8"));

        Assert.Equal(RequestReasons.Busy, refusal.Reason);
        Assert.Equal((2, 1), (seats.Taken, seats.AddressCount));
    }

    [Fact]
    public void Take_CrowdHasAllItMayHave_LeavesSeatsForStaffAndScreens()
    {
        var seats = new FeedSeats(seatsMax: 20, seatsPerAddressMax: 20);
        for (var seat = 0; seat < 19; seat++)
        {
            seats.Take("1.2.3.4");
        }

        Assert.Throws<CoffeeBarRefusedException>(() => seats.Take("5.6.7.8"));
        seats.Take(address: null);

        Assert.Equal(20, seats.Taken);
    }

    [Fact]
    public void GiveBack_TheLastOfAnAddress_ForgetsTheAddress()
    {
        var seats = new FeedSeats(seatsMax: 10, seatsPerAddressMax: 1);
        seats.Take("1.2.3.4");

        seats.GiveBack("1.2.3.4");
        seats.Take("1.2.3.4");
        seats.GiveBack("1.2.3.4");

        Assert.Equal((0, 0), (seats.Taken, seats.AddressCount));
    }
}
