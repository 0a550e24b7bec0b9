using System.Text.Json;
using Serverlesspresso.Engine.Functions;

namespace Serverlesspresso.Shop.Orders;

/// <summary>An action on an order, as the input of <c>OrderManager</c> gives it.</summary>
public sealed record ActionRequest
{
    /// <summary>How many characters the reason of a cancel has at most: it is shown on a phone.</summary>
    public const int CancelReasonLengthMax = 200;

    /// <summary>The order.</summary>
    public required string OrderId { get; init; }

    /// <summary>What is to happen.</summary>
    public required OrderAction Action { get; init; }

    /// <summary>The shop, if the input names one.</summary>
    public string? ShopId { get; init; }

    /// <summary>The barista; empty if the input names none.</summary>
    public required string BaristaUserId { get; init; }

    /// <summary>The customer; empty if the input names none.</summary>
    public required string UserId { get; init; }

    /// <summary>The drink as the customer submitted it; an empty object for other actions without one.</summary>
    public required JsonElement Body { get; init; }

    /// <summary>Why it is cancelled; empty if the input gives no reason.</summary>
    public string CancelReason { get; init; } = string.Empty;

    /// <summary>Who acts: the barista if the input names one, else the customer.</summary>
    public string Actor => BaristaUserId.Length > 0 ? BaristaUserId : UserId;

    /// <summary>Reads the input.</summary>
    /// <param name="input">The input. Ids may be numbers, and are taken as text.</param>
    /// <exception cref="FunctionFailedException">It is no action on an order.</exception>
    public static ActionRequest Read(JsonElement input)
    {
        var orderId = WireText.Find(input, "orderId");
        if (string.IsNullOrEmpty(orderId))
        {
            throw new FunctionFailedException("InvalidOrder", "The input names no order: 'orderId' is missing.");
        }

        if (orderId.Length > Order.IdLengthMax)
        {
            throw new FunctionFailedException(
                "InvalidOrder",
                $"The 'orderId' has {orderId.Length} characters. The id of an order has at most {Order.IdLengthMax}.");
        }

        var body = input.TryGetProperty("body", out var given) && given.ValueKind == JsonValueKind.Object
            ? given
            : EmptyObject;
        var request = new ActionRequest
        {
            OrderId = orderId,
            Action = ReadAction(input),
            ShopId = WireText.Find(input, "eventId"),
            BaristaUserId = WireText.Find(input, "baristaUserId") ?? string.Empty,
            UserId = WireText.Find(body, "userId") ?? string.Empty,
            Body = body,
            CancelReason = WireText.Find(input, "cancelReason") ?? string.Empty,
        };
        request.Check();
        return request;
    }

    private static JsonElement EmptyObject { get; } = JsonElement.Parse("{}");

    private static OrderAction ReadAction(JsonElement input)
    {
        var isText = !input.TryGetProperty("action", out var action)
            || action.ValueKind is JsonValueKind.String or JsonValueKind.Null;
        return isText
            ? ReadAction(WireText.Find(input, "action"))
            : throw new FunctionFailedException("InvalidAction", "The 'action' must be a text.");
    }

    private static OrderAction ReadAction(string? action) => action switch
    {
        null or "" => OrderAction.Submit,
        "make" => OrderAction.Make,
        "unmake" => OrderAction.Unmake,
        "complete" => OrderAction.Complete,
        "cancel" => OrderAction.Cancel,
        "collect" => OrderAction.Collect,
        "remind" => OrderAction.Remind,
        _ => throw new FunctionFailedException(
            "InvalidAction",
            $"The action '{action}' is not known. Use '' to submit a drink, 'make', 'unmake', 'complete', 'cancel', "
            + "'collect' or 'remind'."),
    };

    private void Check()
    {
        if (Action == OrderAction.Submit && WireText.Find(Body, "drink") is null)
        {
            throw new FunctionFailedException("InvalidOrder", "The input names no drink: 'body.drink' is missing.");
        }

        if (Action is OrderAction.Make or OrderAction.Unmake or OrderAction.Remind && BaristaUserId.Length == 0)
        {
            throw new FunctionFailedException(
                "InvalidAction", "The input names no barista: 'baristaUserId' is missing.");
        }

        if (CancelReason.Length > CancelReasonLengthMax)
        {
            throw new FunctionFailedException(
                "InvalidAction",
                $"The 'cancelReason' has {CancelReason.Length} characters. It has at most {CancelReasonLengthMax}.");
        }
    }
}
