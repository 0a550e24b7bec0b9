using System.Text.Json;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Tests.Orders;

public sealed class OrderTests
{
    private const string Drink = """{"userId":"1","drink":"Cappuccino","modifiers":[]}""";

    [Theory]
    [InlineData("CREATED", null, null, null, null, OrderPhase.Choosing)]
    [InlineData("CREATED", Drink, null, null, null, OrderPhase.Queued)]
    [InlineData("CREATED", Drink, "ann", null, null, OrderPhase.Making)]
    [InlineData("CREATED", Drink, "", null, null, OrderPhase.Queued)]
    [InlineData("COMPLETED", Drink, "ann", null, null, OrderPhase.Ready)]
    [InlineData("COMPLETED", Drink, "ann", null, 5L, OrderPhase.Collected)]
    [InlineData("CANCELLED", null, null, null, null, OrderPhase.Cancelled)]
    [InlineData("CANCELLED", Drink, "ann", null, null, OrderPhase.Cancelled)]
    [InlineData("CANCELLED", null, null, "Customer timedout", null, OrderPhase.TimedOut)]
    [InlineData("CANCELLED", Drink, null, "Barista timedout", null, OrderPhase.TimedOut)]
    public void Phase_OfARow_FollowsFromItsAttributes(
        string state, string? drinkOrder, string? barista, string? reason, long? collectedAt, OrderPhase phase)
    {
        var row = ItemValues.Of(("SK", ItemValues.Text("2")), ("ORDERSTATE", ItemValues.Text(state)));
        row = With(row, "drinkOrder", drinkOrder);
        row = With(row, "baristaUserId", barista);
        row = With(row, "reason", reason);
        row = collectedAt is { } at ? row.With("collectedAt", ItemValues.Number(at)) : row;

        Assert.Equal(phase, Order.Read(row).Phase);
    }

    [Theory]
    [InlineData("Completed", "COMPLETED")]
    [InlineData("cancelled", "CANCELLED")]
    [InlineData("Created", "CREATED")]
    [InlineData("brewing", "brewing")]
    public void State_InAnotherCase_IsTheOneForm(string text, string state)
    {
        var row = ItemValues.Of(("ORDERSTATE", ItemValues.Text(text)));

        Assert.Equal(state, Order.Read(row).State);
    }

    [Fact]
    public void Read_WholeRow_FindsEveryAttribute()
    {
        var row = Item.Parse("""
            {
              "PK": { "S": "orders" }, "SK": { "S": "2" }, "USERID": { "S": "1" }, "EVENTID": { "S": "ABC" },
              "ORDERSTATE": { "S": "COMPLETED" }, "TS": { "N": "1893484800000" }, "robot": { "BOOL": true },
              "TaskToken": { "S": "token" }, "drinkOrder": { "S": "{}" }, "orderNumber": { "S": "10" },
              "baristaUserId": { "S": "ann" }, "finishedBy": { "S": "ben" }, "finishedAt": { "N": "1893484801000" },
              "executionArn": { "S": "arn" }, "version": { "N": "7" }, "customerName": { "S": "Ada" },
              "openedAt": { "N": "1893484800001" }, "chooseBy": { "N": "1893484800002" },
              "submittedAt": { "N": "1893484800003" }, "numberedAt": { "N": "1893484800004" },
              "makeBy": { "N": "1893484800005" }, "claimedAt": { "N": "1893484800006" },
              "remindedAt": { "N": "1893484800007" }, "collectedAt": { "N": "1893484800008" },
              "collectedBy": { "S": "1" }, "cancelReason": { "S": "" }, "admitted": { "BOOL": true }
            }
            """u8);

        var expected = new Order
        {
            Id = "2",
            UserId = "1",
            ShopId = "ABC",
            State = "COMPLETED",
            At = new DateTimeOffset(2030, 1, 1, 8, 0, 0, TimeSpan.Zero),
            TaskToken = "token",
            DrinkOrder = "{}",
            OrderNumber = "10",
            Robot = true,
            BaristaUserId = "ann",
            FinishedBy = "ben",
            FinishedAt = new DateTimeOffset(2030, 1, 1, 8, 0, 1, TimeSpan.Zero),
            ExecutionArn = "arn",
            Version = 7,
            CustomerName = "Ada",
            OpenedAt = Milliseconds(1),
            ChooseBy = Milliseconds(2),
            SubmittedAt = Milliseconds(3),
            NumberedAt = Milliseconds(4),
            MakeBy = Milliseconds(5),
            ClaimedAt = Milliseconds(6),
            RemindedAt = Milliseconds(7),
            CollectedAt = Milliseconds(8),
            CollectedBy = "1",
            IsAdmitted = true,
        };
        Assert.Equal(expected, Order.Read(row));
    }

    [Fact]
    public void Read_RowOfTheOldestVersion_IsAnOrderOfTheDefaultShop()
    {
        var row = ItemValues.Of(("SK", ItemValues.Text("2")), ("ORDERSTATE", ItemValues.Text("CREATED")));

        var order = Order.Read(row);

        Assert.Equal(("2", "", "default", OrderPhase.Choosing), (order.Id, order.UserId, order.ShopId, order.Phase));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("253402300800000")]
    [InlineData("99999999999999999999999999")]
    public void Read_TimeThatNoClockShows_IsNoTime(string milliseconds)
    {
        var row = Item.Read(JsonElement.Parse($$"""{ "TS": { "N": "{{milliseconds}}" } }"""));

        Assert.Null(Order.Read(row).At);
    }

    [Theory]
    [InlineData("253402300799999")]
    [InlineData("2.53402300799999E14")]
    [InlineData("0")]
    public void Read_TimeAtTheEdge_IsATime(string milliseconds)
    {
        var row = Item.Read(JsonElement.Parse($$"""{ "TS": { "N": "{{milliseconds}}" } }"""));

        Assert.NotNull(Order.Read(row).At);
    }

    [Theory]
    [InlineData(Drink, "Cappuccino")]
    [InlineData("""{"drink":7}""", "7")]
    [InlineData("""{"modifiers":[]}""", null)]
    [InlineData("""["Cappuccino"]""", null)]
    [InlineData("no JSON", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Drink_WhateverTheRowSays_IsItsNameOrNothing(string? drinkOrder, string? drink) =>
        Assert.Equal(drink, An.Order(drinkOrder: drinkOrder).Drink);

    private static DateTimeOffset Milliseconds(int number) =>
        new DateTimeOffset(2030, 1, 1, 8, 0, 0, TimeSpan.Zero).AddMilliseconds(number);

    private static Item With(Item row, string name, string? text) =>
        text is null ? row : row.With(name, ItemValues.Text(text));
}
