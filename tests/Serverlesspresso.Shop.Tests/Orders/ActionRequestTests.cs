using System.Text.Json;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Tests.Orders;

public sealed class ActionRequestTests
{
    [Fact]
    public void Read_InputOfTheWorkshop_IsASubmittedDrink()
    {
        var request = Read("""
            {
              "action": "",
              "body": { "userId": "1", "drink": "Cappuccino", "modifiers": [], "icon": "cup" },
              "orderId": "2",
              "baristaUserId": "3"
            }
            """);

        Assert.Equal(OrderAction.Submit, request.Action);
        Assert.Equal(("2", "1", "3"), (request.OrderId, request.UserId, request.BaristaUserId));
        Assert.Null(request.ShopId);
        Assert.Equal("Cappuccino", request.Body.GetProperty("drink").GetString());
    }

    [Theory]
    [InlineData("""{"orderId":"2","body":{"drink":"Latte"}}""")]
    [InlineData("""{"orderId":"2","action":null,"body":{"drink":"Latte"}}""")]
    [InlineData("""{"orderId":"2","action":"","body":{"drink":"Latte"}}""")]
    public void Read_NoAction_IsASubmittedDrink(string input) =>
        Assert.Equal(OrderAction.Submit, Read(input).Action);

    [Theory]
    [InlineData("make", OrderAction.Make)]
    [InlineData("unmake", OrderAction.Unmake)]
    [InlineData("complete", OrderAction.Complete)]
    [InlineData("cancel", OrderAction.Cancel)]
    [InlineData("collect", OrderAction.Collect)]
    [InlineData("remind", OrderAction.Remind)]
    public void Read_ActionOfABarista_NeedsNoBody(string text, OrderAction action)
    {
        var request = Read($$"""{"orderId":"2","action":"{{text}}","baristaUserId":"3"}""");

        Assert.Equal((action, "", JsonValueKind.Object), (request.Action, request.UserId, request.Body.ValueKind));
    }

    [Fact]
    public void Read_IdsAreNumbers_AreTakenAsText()
    {
        var request = Read("""{"orderId":2,"eventId":5,"body":{"userId":1,"drink":"Latte"},"baristaUserId":3}""");

        Assert.Equal(
            ("2", "5", "1", "3"), (request.OrderId, request.ShopId, request.UserId, request.BaristaUserId));
    }

    [Theory]
    [InlineData("3", "3")]
    [InlineData("", "1")]
    public void Actor_IsTheBaristaIfThereIsOne(string barista, string actor)
    {
        var request = Read(
            $$"""{"orderId":"2","action":"cancel","body":{"userId":"1"},"baristaUserId":"{{barista}}"}""");

        Assert.Equal(actor, request.Actor);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"2\"")]
    [InlineData("""{"orderId":""}""")]
    [InlineData("""{"orderId":null}""")]
    [InlineData("""{"orderId":{"S":"2"}}""")]
    public void Read_NoOrder_IsRefused(string input)
    {
        var refusal = Refuse(input);

        Assert.Equal(
            ("InvalidOrder", "The input names no order: 'orderId' is missing."), (refusal.ErrorType, refusal.Message));
    }

    [Fact]
    public void Read_OrderIdIsTooLong_IsRefused()
    {
        var refusal = Refuse($$"""{"orderId":"{{new string('2', 257)}}","action":"complete"}""");

        Assert.Equal(
            ("InvalidOrder", "The 'orderId' has 257 characters. The id of an order has at most 256."),
            (refusal.ErrorType, refusal.Message));
    }

    [Fact]
    public void Read_OrderIdIsAsLongAsMayBe_IsTaken()
    {
        var id = new string('2', 256);

        Assert.Equal(id, Read($$"""{"orderId":"{{id}}","action":"complete"}""").OrderId);
    }

    [Theory]
    [InlineData("\"Complete\"", "The action 'Complete' is not known. "
        + "Use '' to submit a drink, 'make', 'unmake', 'complete', 'cancel', 'collect' or 'remind'.")]
    [InlineData("\"drink\"", "The action 'drink' is not known. "
        + "Use '' to submit a drink, 'make', 'unmake', 'complete', 'cancel', 'collect' or 'remind'.")]
    [InlineData("7", "The 'action' must be a text.")]
    [InlineData("false", "The 'action' must be a text.")]
    [InlineData("[\"complete\"]", "The 'action' must be a text.")]
    public void Read_NoSuchAction_IsRefused(string action, string message)
    {
        var refusal = Refuse($$"""{"orderId":"2","action":{{action}},"body":{"drink":"Latte"} }""");

        Assert.Equal(("InvalidAction", message), (refusal.ErrorType, refusal.Message));
    }

    [Theory]
    [InlineData("""{"orderId":"2","action":""}""")]
    [InlineData("""{"orderId":"2","action":"","body":null}""")]
    [InlineData("""{"orderId":"2","action":"","body":"Latte"}""")]
    [InlineData("""{"orderId":"2","action":"","body":{"drink":null}}""")]
    [InlineData("""{"orderId":"2","action":"","body":{"drink":["Latte"]}}""")]
    public void Read_SubmitWithoutADrink_IsRefused(string input)
    {
        var refusal = Refuse(input);

        Assert.Equal(
            ("InvalidOrder", "The input names no drink: 'body.drink' is missing."),
            (refusal.ErrorType, refusal.Message));
    }

    [Theory]
    [InlineData("make")]
    [InlineData("unmake")]
    public void Read_ClaimWithoutABarista_IsRefused(string action)
    {
        var refusal = Refuse($$"""{"orderId":"2","action":"{{action}}","body":{"userId":"1"} }""");

        Assert.Equal(
            ("InvalidAction", "The input names no barista: 'baristaUserId' is missing."),
            (refusal.ErrorType, refusal.Message));
    }

    private static ActionRequest Read(string input) => ActionRequest.Read(JsonElement.Parse(input));

    private static FunctionFailedException Refuse(string input) =>
        Assert.Throws<FunctionFailedException>(() => Read(input));
}
