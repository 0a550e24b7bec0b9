using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Tests.Orders;

public sealed class ActionRulesTests
{
    private static readonly Dictionary<OrderAction, OrderPhase[]> Allowed = new()
    {
        [OrderAction.Submit] = [OrderPhase.Choosing],
        [OrderAction.Make] = [OrderPhase.Queued],
        [OrderAction.Unmake] = [OrderPhase.Making],
        [OrderAction.Complete] = [OrderPhase.Queued, OrderPhase.Making],
        [OrderAction.Cancel] = [OrderPhase.Choosing, OrderPhase.Queued, OrderPhase.Making],
        [OrderAction.Collect] = [OrderPhase.Ready],
        [OrderAction.Remind] = [OrderPhase.Ready],
    };

    public static TheoryData<OrderAction, OrderPhase> AllowedMoves() => [.. Moves(areAllowed: true)];

    public static TheoryData<OrderAction, OrderPhase> ForbiddenMoves() => [.. Moves(areAllowed: false)];

    [Theory]
    [MemberData(nameof(AllowedMoves))]
    public void Action_ThePhaseAllowsIt_IsNew(OrderAction action, OrderPhase phase) =>
        Assert.False(An.IsRepeat(An.OrderIn(phase), An.Action(action)));

    // Another barista and another drink than the order's own, so that nothing is a repeat.
    [Theory]
    [MemberData(nameof(ForbiddenMoves))]
    public void Action_ThePhaseForbidsIt_IsRefused(OrderAction action, OrderPhase phase)
    {
        var request = An.Action(action, baristaUserId: "ben", body: """{"userId":"1","drink":"Latte"}""");

        Assert.Equal("InvalidTransition", Refuse(An.OrderIn(phase), request).ErrorType);
    }

    [Theory]
    [InlineData(OrderPhase.Queued)]
    [InlineData(OrderPhase.Making)]
    [InlineData(OrderPhase.Ready)]
    [InlineData(OrderPhase.Collected)]
    public void Submit_SameDrink_IsARepeat(OrderPhase phase) =>
        Assert.True(An.IsRepeat(An.OrderIn(phase), An.Action(OrderAction.Submit)));

    [Fact]
    public void Submit_SameDrinkWithItsMembersInAnotherOrder_IsARepeat()
    {
        var request = An.Action(
            OrderAction.Submit, body: """{ "modifiers": [], "drink": "Cappuccino", "userId": "1" }""");

        Assert.True(An.IsRepeat(An.OrderIn(OrderPhase.Queued), request));
    }

    [Theory]
    [InlineData("""{"userId":"1","drink":"Latte","modifiers":[]}""")]
    [InlineData("""{"userId":"1","drink":"Cappuccino","modifiers":["Oat"]}""")]
    [InlineData("""{"userId":"1","drink":"Cappuccino"}""")]
    public void Submit_AnotherDrink_IsRefused(string body)
    {
        var refusal = Refuse(An.OrderIn(OrderPhase.Queued), An.Action(OrderAction.Submit, body: body));

        Assert.Equal(
            ("InvalidTransition", "The order '2' is queued: its drink is chosen already."),
            (refusal.ErrorType, refusal.Message));
    }

    [Fact]
    public void Submit_RowHasATextThatIsNoDrink_IsRefused() => Assert.Equal(
        "The order '2' is queued: its drink is chosen already.",
        Refuse(An.Order(drinkOrder: "Cappuccino, please"), An.Action(OrderAction.Submit)).Message);

    [Theory]
    [InlineData(OrderAction.Submit, "ann")]
    [InlineData(OrderAction.Submit, "")]
    [InlineData(OrderAction.Cancel, "")]
    [InlineData(OrderAction.Collect, "")]
    public void Action_OfAnotherCustomer_IsRefused(OrderAction action, string barista)
    {
        var refusal = Refuse(An.OrderIn(OrderPhase.Choosing), An.Action(action, barista, userId: "7"));

        Assert.Equal(
            ("WrongCustomer", "The order '2' is not an order of the customer '7'."),
            (refusal.ErrorType, refusal.Message));
    }

    [Theory]
    [InlineData(OrderAction.Complete, OrderPhase.Queued)]
    [InlineData(OrderAction.Cancel, OrderPhase.Queued)]
    [InlineData(OrderAction.Make, OrderPhase.Queued)]
    [InlineData(OrderAction.Unmake, OrderPhase.Making)]
    public void Action_OfABarista_MayNameAnyCustomer(OrderAction action, OrderPhase phase) =>
        Assert.False(An.IsRepeat(An.OrderIn(phase), An.Action(action, userId: "7")));

    [Theory]
    [InlineData(OrderAction.Make)]
    [InlineData(OrderAction.Complete)]
    public void Action_OrderHasNoNumberYet_IsRefusedForNow(OrderAction action) => Assert.Equal(
        "The order '2' is queued: it has no number yet, try again in a moment.",
        Refuse(An.Order(drinkOrder: An.Cappuccino), An.Action(action)).Message);

    [Fact]
    public void Make_SameBaristaAgain_IsARepeat() =>
        Assert.True(An.IsRepeat(An.OrderIn(OrderPhase.Making), An.Action(OrderAction.Make)));

    [Theory]
    [InlineData(OrderAction.Make)]
    [InlineData(OrderAction.Unmake)]
    public void Claim_AnotherBaristaMakesIt_IsRefused(OrderAction action) => Assert.Equal(
        "The order '2' is making: the barista 'ann' makes it.",
        Refuse(An.OrderIn(OrderPhase.Making), An.Action(action, baristaUserId: "ben")).Message);

    [Fact]
    public void Make_OrderWasPutBack_IsNew()
    {
        var order = An.OrderIn(OrderPhase.Queued) with { BaristaUserId = string.Empty };

        Assert.False(An.IsRepeat(order, An.Action(OrderAction.Make, baristaUserId: "ben")));
    }

    [Fact]
    public void Unmake_OrderWasPutBack_IsARepeat()
    {
        var order = An.OrderIn(OrderPhase.Queued) with { BaristaUserId = string.Empty };

        Assert.True(An.IsRepeat(order, An.Action(OrderAction.Unmake)));
    }

    [Fact]
    public void Complete_AnotherBaristaMakesIt_IsAllowed() => Assert.False(
        An.IsRepeat(An.OrderIn(OrderPhase.Making), An.Action(OrderAction.Complete, baristaUserId: "ben")));

    [Theory]
    [InlineData(OrderPhase.Ready)]
    [InlineData(OrderPhase.Collected)]
    public void Complete_SameBaristaAgain_IsARepeat(OrderPhase phase) =>
        Assert.True(An.IsRepeat(An.OrderIn(phase), An.Action(OrderAction.Complete)));

    [Fact]
    public void Complete_AnotherBaristaAfterwards_IsRefused() => Assert.Equal(
        "The order '2' is ready: somebody else has completed it.",
        Refuse(An.OrderIn(OrderPhase.Ready), An.Action(OrderAction.Complete, baristaUserId: "ben")).Message);

    [Theory]
    [InlineData("1", "", "1")]
    [InlineData("ann", "ann", "1")]
    [InlineData("ann", "ann", "7")]
    public void Cancel_SamePersonAgain_IsARepeat(string finishedBy, string barista, string userId)
    {
        var order = An.Order(OrderState.Cancelled, finishedBy: finishedBy);

        Assert.True(An.IsRepeat(order, An.Action(OrderAction.Cancel, barista, userId)));
    }

    [Theory]
    [InlineData("1", "ann")]
    [InlineData("ann", "")]
    [InlineData("ann", "ben")]
    [InlineData("", "ann")]
    [InlineData(null, "ann")]
    public void Cancel_SomebodyElseHasCancelled_IsRefused(string? finishedBy, string barista)
    {
        var order = An.Order(OrderState.Cancelled, finishedBy: finishedBy);

        Assert.Equal(
            "The order '2' is cancelled: it has ended.",
            Refuse(order, An.Action(OrderAction.Cancel, barista)).Message);
    }

    [Theory]
    [InlineData("out of milk", true)]
    [InlineData("out of beans", false)]
    [InlineData("", false)]
    public void Cancel_SamePersonAgain_IsARepeatOnlyForTheSameReason(string reason, bool isRepeat)
    {
        var order = An.Order(OrderState.Cancelled, finishedBy: "ann") with { CancelReason = "out of milk" };
        var request = An.Action(OrderAction.Cancel) with { CancelReason = reason };

        if (isRepeat)
        {
            Assert.True(An.IsRepeat(order, request));
        }
        else
        {
            Assert.Equal("InvalidTransition", Refuse(order, request).ErrorType);
        }
    }

    [Theory]
    [InlineData("ann", true)]
    [InlineData("ben", false)]
    public void Collect_AlreadyCollected_IsARepeatForTheSamePerson(string barista, bool isRepeat)
    {
        var order = An.OrderIn(OrderPhase.Collected) with { CollectedBy = "ann" };
        var request = An.Action(OrderAction.Collect, barista);

        if (isRepeat)
        {
            Assert.True(An.IsRepeat(order, request));
        }
        else
        {
            Assert.Equal(
                "The order '2' is collected: somebody else has said so already.", Refuse(order, request).Message);
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public void Remind_AfterAReminder_IsARepeatForHalfAMinute(int secondsAgo, bool isRepeat)
    {
        var order = An.OrderIn(OrderPhase.Ready) with { RemindedAt = An.Instant.AddSeconds(-secondsAgo) };

        Assert.Equal(isRepeat, An.IsRepeat(order, An.Action(OrderAction.Remind, baristaUserId: "ben")));
    }

    [Theory]
    [InlineData(OrderPhase.Ready, "ready")]
    [InlineData(OrderPhase.Collected, "collected")]
    [InlineData(OrderPhase.TimedOut, "timed out")]
    public void Cancel_OrderHasEnded_SaysHow(OrderPhase phase, string name) => Assert.Equal(
        $"The order '2' is {name}: it has ended.",
        Refuse(An.OrderIn(phase), An.Action(OrderAction.Cancel)).Message);

    private static IEnumerable<(OrderAction Action, OrderPhase Phase)> Moves(bool areAllowed) =>
        from action in Enum.GetValues<OrderAction>()
        from phase in Enum.GetValues<OrderPhase>()
        where Allowed[action].Contains(phase) == areAllowed
        select (action, phase);

    private static FunctionFailedException Refuse(Order order, ActionRequest request) =>
        Assert.Throws<FunctionFailedException>(() => An.IsRepeat(order, request));
}
