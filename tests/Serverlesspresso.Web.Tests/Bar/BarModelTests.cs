using Serverlesspresso.Shop;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Statistics;
using Serverlesspresso.Web.Bar;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Tests.Bar;

public sealed class BarModelTests
{
    [Fact]
    public void Queue_NumbersOfDifferentLength_StandInTheOrderOfNumbers() =>
        Assert.Equal(
            ["9", "10", "100"],
            NumbersOf(SomeBar.Model(SomeBar.Order("10"), SomeBar.Order("100"), SomeBar.Order("9")).Queue));

    [Fact]
    public void Orders_OfEveryPhase_StandWhereTheyBelong()
    {
        var model = SomeBar.Model(
            SomeBar.Order("1", OrderPhase.Choosing),
            SomeBar.Order("2"),
            SomeBar.Order("3", OrderPhase.Making),
            SomeBar.Order("4", OrderPhase.Making) with { BaristaUserId = "ben" },
            SomeBar.Order("5", OrderPhase.Ready),
            SomeBar.Order("6", OrderPhase.Ready, secondsAgo: 600),
            SomeBar.Order("7", OrderPhase.Collected),
            SomeBar.Order("8", OrderPhase.Cancelled),
            SomeBar.Order("9", OrderPhase.TimedOut));

        Assert.Equal(["2"], NumbersOf(model.Queue));
        Assert.Equal(["3"], NumbersOf(model.Mine));
        Assert.Equal(["4"], NumbersOf(model.Others));
        Assert.Equal("Ben", model.Others[0].Barista);
        Assert.Equal(["5"], NumbersOf(model.Counter));
        Assert.Equal(["6"], NumbersOf(model.LeftStanding));
        Assert.Equal((1, 1, 3), (model.ChoosingCount, model.QueueCount, model.ToMakeCount));
    }

    [Fact]
    public void Station_Queue_HasItsShareAndWhatWaitsTooLong()
    {
        var facts = SomeBar.Facts(
            SomeBar.Order("1"), SomeBar.Order("2"), SomeBar.Order("3"), SomeBar.Order("4", secondsAgo: 300));

        var model = BarModel.From(facts with { View = new BarView { Station = new Station(1, 2) } });

        Assert.Equal(["1", "3", "4"], NumbersOf(model.Queue));
        Assert.Equal(1, model.ElsewhereCount);
    }

    [Theory]
    [InlineData("2", "2")]
    [InlineData("#2", "2")]
    [InlineData("maria", "1")]
    [InlineData("moc", "2")]
    [InlineData("oat", "1")]
    [InlineData("nobody", null)]
    public void Search_NumberNameDrinkOrExtra_Finds(string text, string? number)
    {
        var facts = SomeBar.Facts(
            SomeBar.Order("1") with { CustomerName = "Maria" },
            SomeBar.Order("2") with { CustomerName = null, DrinkOrder = """{"drink":"Mocha"}""" });

        var model = BarModel.From(facts with { View = new BarView { Search = text, Station = new Station(1, 2) } });

        Assert.Equal(number is null ? [] : [number], NumbersOf(model.Queue));
        Assert.Equal(2, model.QueueCount);
    }

    [Fact]
    public void TypicalWait_OfTheLastHour_IsWhatTheOfficeSays()
    {
        var model = BarModel.From(SomeBar.Facts() with { Recent = new RecentDrinks(7, TimeSpan.FromMinutes(3)) });

        Assert.Equal((TimeSpan.FromMinutes(3), 7), (model.TypicalWait, model.MadeCount));
        Assert.Null(SomeBar.Model().TypicalWait);
    }

    [Fact]
    public void Card_NoOption_IsNotShown() => Assert.Equal(["Oat"], SomeBar.Model(SomeBar.Order("1")).Queue[0].Extras);

    [Theory]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public void Card_Reminded_RestsForAWhile(int secondsAgo, bool isJustReminded)
    {
        var order = SomeBar.Order("1", OrderPhase.Ready) with { RemindedAt = SomeBar.Now.AddSeconds(-secondsAgo) };

        Assert.Equal(isJustReminded, SomeBar.Model(order).Counter[0].IsJustReminded);
    }

    [Theory]
    [InlineData(OrderPhase.Queued, "is-queued", null)]
    [InlineData(OrderPhase.Making, "is-mine", null)]
    [InlineData(OrderPhase.Ready, "is-ready-by", "Ben")]
    [InlineData(OrderPhase.Collected, "is-collected", null)]
    [InlineData(OrderPhase.Cancelled, "is-cancelled", null)]
    [InlineData(OrderPhase.TimedOut, "is-timed-out", null)]
    public void Message_SomebodyWasFaster_SaysHowTheOrderStands(OrderPhase phase, string key, string? name)
    {
        var facts = SomeBar.Facts() with { Said = RefusalReasons.InvalidTransition, SaidOrder = SomeBar.Order("7", phase) };

        Assert.Equal(new BarMessage(Tone.Warn, key, "7", name), BarModel.From(facts).Message);
    }

    [Fact]
    public void Message_ColleagueMakesIt_NamesThem()
    {
        var order = SomeBar.Order("7", OrderPhase.Making) with { BaristaUserId = "ben" };

        var facts = SomeBar.Facts() with { Said = RefusalReasons.InvalidTransition, SaidOrder = order };

        Assert.Equal(new BarMessage(Tone.Warn, "is-making", "7", "Ben"), BarModel.From(facts).Message);
    }

    [Theory]
    [InlineData("closed", "closed")]
    [InlineData("<script>", "unknown")]
    [InlineData("invalid-transition", "unknown")]
    public void Message_OtherReasons_AreKnownOrUnknown(string said, string key) =>
        Assert.Equal(key, BarModel.From(SomeBar.Facts() with { Said = said }).Message?.Key);

    [Theory]
    [InlineData("closed", "closed", null)]
    [InlineData("taken~order-1", "taken", "order-1")]
    public void Outcome_Written_IsReadAgain(string text, string reason, string? orderId)
    {
        var outcome = BarOutcome.Read(text);

        Assert.Equal(new BarOutcome(reason, orderId), outcome);
        Assert.Equal(text, $"{outcome}");
    }

    private static IEnumerable<string?> NumbersOf(IEnumerable<BarCard> cards) => cards.Select(card => card.Number);
}
