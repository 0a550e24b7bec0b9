using System.Diagnostics;
using System.Text.Json;

namespace Serverlesspresso.OrderBenchmark.Clients;

/// <summary>Takes an order through its life, as the app, the visitor and the barista would.</summary>
/// <param name="aws">The wire.</param>
/// <param name="region">The region of the state machine.</param>
internal sealed class OrderClient(AwsClient aws, string region)
{
    public const string OrderTable = "serverlesspresso-order-table";

    private const string Account = "123456789012";
    private const int PollMillisecondsMax = 16;

    private static readonly TimeSpan PhaseTimeMax = TimeSpan.FromSeconds(60);

    /// <summary>Makes room in the default shop for every order of the run.</summary>
    public Task RaiseCapacityAsync() => aws.CallTablesAsync(
        "UpdateItem",
        """
        {"TableName":"serverlesspresso-config-table","Key":{"PK":{"S":"config"}},
         "UpdateExpression":"SET #c = :c","ExpressionAttributeNames":{"#c":"capacity"},
         "ExpressionAttributeValues":{":c":{"N":"1000000"}}}
        """);

    /// <summary>A whole order.</summary>
    /// <param name="ids">Its ids.</param>
    /// <param name="times">Takes the time of each phase.</param>
    public async Task RunAsync(OrderIds ids, PhaseTimes times)
    {
        var started = Stopwatch.GetTimestamp();
        await OpenAsync(ids);
        times.End(OrderPhase.EventToToken, started);

        var chosen = Stopwatch.GetTimestamp();
        await ChooseAsync(ids);
        times.End(OrderPhase.DrinkToNumber, chosen);

        var made = Stopwatch.GetTimestamp();
        await ActAsync(ids, "complete");
        times.End(OrderPhase.Complete, made);
        times.End(OrderPhase.Whole, started);
    }

    /// <summary>Puts the event of a new order, and waits for the first task token.</summary>
    /// <param name="ids">The order's ids.</param>
    public async Task OpenAsync(OrderIds ids)
    {
        var detail = JsonEncodedText.Encode($$"""{"userId":"{{ids.UserId}}","orderId":"{{ids.OrderId}}"}""");
        var answer = await aws.CallEventsAsync(
            "PutEvents",
            $$"""
            {"Entries":[{"Source":"awsserverlessda.serverlesspresso","DetailType":"Validator.NewOrder",
             "EventBusName":"Serverlesspresso","Detail":"{{detail}}"}]}
            """);
        if (answer.GetProperty("FailedEntryCount").GetInt32() != 0)
        {
            throw new InvalidOperationException($"The event of order '{ids.OrderId}' was refused: {answer}");
        }

        await WaitForAsync(ids, "TaskToken");
    }

    /// <summary>Submits a drink, and waits for the order number.</summary>
    /// <param name="ids">The order's ids.</param>
    public async Task ChooseAsync(OrderIds ids)
    {
        await ActAsync(ids, "");
        await WaitForAsync(ids, "orderNumber");
    }

    /// <summary>Runs an action of the order manager, to its end.</summary>
    /// <param name="ids">The order's ids.</param>
    /// <param name="action">The action, such as <c>make</c>; empty to submit a drink.</param>
    public Task<JsonElement> ActAsync(OrderIds ids, string action)
    {
        var input = JsonEncodedText.Encode(
            $$"""
            {"action":"{{action}}","body":{"userId":"{{ids.UserId}}","drink":"Cappuccino","modifiers":[],"icon":"barista-icons_cappuccino-alternative"},"orderId":"{{ids.OrderId}}","baristaUserId":"3"}
            """);
        return aws.CallStatesAsync(
            "StartExecution",
            $$"""{"stateMachineArn":"arn:aws:states:{{region}}:{{Account}}:stateMachine:OrderManager","input":"{{input}}"}""");
    }

    // The first read comes at once, later ones after ever longer pauses: a client that only asks would measure itself.
    private async Task WaitForAsync(OrderIds ids, string attribute)
    {
        var started = Stopwatch.GetTimestamp();
        var request =
            $$$"""{"TableName":"{{{OrderTable}}}","Key":{"PK":{"S":"orders"},"SK":{"S":"{{{ids.OrderId}}}"}},"ConsistentRead":true}""";
        for (var pause = 1; ; pause = Math.Min(2 * pause, PollMillisecondsMax))
        {
            var answer = await aws.CallTablesAsync("GetItem", request);
            if (answer.TryGetProperty("Item", out var item) && item.TryGetProperty(attribute, out _))
            {
                return;
            }

            if (Stopwatch.GetElapsedTime(started) > PhaseTimeMax)
            {
                throw new TimeoutException($"Order '{ids.OrderId}' has no '{attribute}' after {PhaseTimeMax}: {answer}");
            }

            await Task.Delay(pause);
        }
    }
}
