using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverlesspresso.Shop.Functions;

/// <summary>What <see cref="GetShop"/> answers.</summary>
internal sealed record GetShopResponse
{
    /// <summary>How the order stands: <c>new</c>, <c>admitted</c> or <c>known</c>.</summary>
    public required string OrderIs { get; init; }

    /// <summary>The version of the order's row when it is opened.</summary>
    public required long Version { get; init; }

    public required string OrderId { get; init; }

    public required string UserId { get; init; }

    public required string EventId { get; init; }

    public required bool Robot { get; init; }

    public required bool StoreOpen { get; init; }

    public required int Capacity { get; init; }

    public required int ChooseSeconds { get; init; }

    /// <summary>The end of those seconds, in milliseconds since 1970.</summary>
    public required long ChooseBy { get; init; }

    public required int MakeSeconds { get; init; }

    public required string PlacesKey { get; init; }

    public required string CounterKey { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public required long Now { get; init; }
}

/// <summary>What <see cref="CheckAction"/> answers.</summary>
internal sealed record CheckActionResponse
{
    public required string Action { get; init; }

    public required bool IsRepeat { get; init; }

    public required string OrderId { get; init; }

    public required string UserId { get; init; }

    public required string EventId { get; init; }

    public required string BaristaUserId { get; init; }

    public required string ActorUserId { get; init; }

    public required string TaskToken { get; init; }

    /// <summary>One of <see cref="WorkflowSteps"/>.</summary>
    public required string Workflow { get; init; }

    public required string OrderNumber { get; init; }

    public required string CancelReason { get; init; }

    public required string MenuKey { get; init; }

    public required string PlacesKey { get; init; }

    public required JsonElement Body { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public required long Now { get; init; }
}

/// <summary>What <see cref="SanitizeOrder"/> answers.</summary>
internal sealed record SanitizeOrderResponse(bool IsValid, string Reason, string ReasonCode);

/// <summary>The detail of <c>OrderManager.WaitingCompletion</c>.</summary>
internal sealed record WaitingCompletionDetail
{
    public required string Message { get; init; }

    public required string OrderId { get; init; }

    public required string OrderNumber { get; init; }

    public required string UserId { get; init; }

    public required string EventId { get; init; }

    public required string State { get; init; }

    public required JsonElement DrinkOrder { get; init; }

    public required bool Robot { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    [JsonPropertyName("TS")]
    public required long Ts { get; init; }
}

/// <summary>The detail of an event that says how an order ended.</summary>
internal sealed record OrderEndedDetail
{
    public required string Message { get; init; }

    public required string OrderId { get; init; }

    public required string UserId { get; init; }

    public required string EventId { get; init; }

    [JsonPropertyName("ORDERSTATE")]
    public required string OrderState { get; init; }
}

/// <summary>The detail of <c>OrderProcessor.OrderTimeOut</c>.</summary>
internal sealed record OrderTimedOutDetail
{
    public required string Message { get; init; }

    public required string OrderId { get; init; }

    public required string UserId { get; init; }

    public required string EventId { get; init; }

    public required string Cause { get; init; }
}

/// <summary>The detail of <c>OrderProcessor.orderFinished</c>.</summary>
internal sealed record OrderFinishedDetail
{
    public required string Message { get; init; }

    public required string OrderId { get; init; }

    public required string UserId { get; init; }

    public required string EventId { get; init; }

    public required string Outcome { get; init; }
}

/// <summary>Reads and writes the shapes of the functions.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GetShopResponse))]
[JsonSerializable(typeof(CheckActionResponse))]
[JsonSerializable(typeof(SanitizeOrderResponse))]
[JsonSerializable(typeof(WaitingCompletionDetail))]
[JsonSerializable(typeof(OrderEndedDetail))]
[JsonSerializable(typeof(OrderTimedOutDetail))]
[JsonSerializable(typeof(OrderFinishedDetail))]
internal sealed partial class FunctionJson : JsonSerializerContext;
