using System.Text.Json;
using Serverlesspresso.EndToEnd.Tests.Servers;

namespace Serverlesspresso.EndToEnd.Tests.Kills;

/// <summary>
/// Orders, chooses a drink and completes the order, over and over, and tries each call again until the server answers
/// it: what a careful client does whose server comes and goes.
/// </summary>
/// <param name="client">Calls the server.</param>
/// <param name="name">Tells the orders of customers apart.</param>
internal sealed class Customer(SignedClient client, string name)
{
    private const string OrderManager = "arn:aws:states:us-east-1:123456789012:stateMachine:OrderManager";

    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan OrderTimeMax = TimeSpan.FromMinutes(4);

    /// <summary>The ids of the events that the server acknowledged.</summary>
    public List<string> EventIds { get; } = [];

    /// <summary>The orders that ran to their end.</summary>
    public List<string> OrderIds { get; } = [];

    /// <summary>Makes orders until told to stop; the last one is finished.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var orderId = $"{name}-{OrderIds.Count + 1}";
            using var timeout = new CancellationTokenSource(OrderTimeMax);
            await OrderAsync(orderId, timeout.Token);
            OrderIds.Add(orderId);
        }
    }

    private async Task OrderAsync(string orderId, CancellationToken timeout)
    {
        var detail = JsonEncodedText.Encode($$"""{"userId":"{{name}}","orderId":"{{orderId}}"}""");
        var put = await InsistAsync("events", "AWSEvents.PutEvents", $$"""
            {"Entries":[{"Source":"awsserverlessda.serverlesspresso","DetailType":"Validator.NewOrder",
            "EventBusName":"Serverlesspresso","Detail":"{{detail}}"}]}
            """, timeout);
        EventIds.Add(put.GetProperty("Entries")[0].GetProperty("EventId").GetString() ?? string.Empty);
        await AwaitAttributeAsync(orderId, "TaskToken", timeout);
        await ActAsync(orderId, "", timeout);
        await AwaitAttributeAsync(orderId, "orderNumber", timeout);
        await ActAsync(orderId, "complete", timeout);
    }

    private async Task ActAsync(string orderId, string action, CancellationToken timeout)
    {
        var input = JsonEncodedText.Encode($$"""
            {"action":"{{action}}","body":{"userId":"{{name}}","drink":"Latte","modifiers":[]},"orderId":"{{orderId}}","baristaUserId":"b"}
            """);
        var start = $$"""{"stateMachineArn":"{{OrderManager}}","name":"{{orderId}}-{{action}}","input":"{{input}}"}""";
        try
        {
            await InsistAsync("states", "AWSStepFunctions.StartExecution", start, timeout);
        }
        catch (RefusedException refusal) when (refusal.Message.Contains("ExecutionAlreadyExists", StringComparison.Ordinal))
        {
            // The server took an earlier try and was killed before it could say so.
        }
    }

    private async Task AwaitAttributeAsync(string orderId, string attribute, CancellationToken timeout)
    {
        using var pause = new PeriodicTimer(RetryPause);
        while (true)
        {
            var answer = await InsistAsync("dynamodb", "DynamoDB_20120810.GetItem", $$$$"""
                {"TableName":"serverlesspresso-order-table","Key":{"PK":{"S":"orders"},"SK":{"S":"{{{{orderId}}}}"}}}
                """, timeout);
            if (answer.TryGetProperty("Item", out var item) && item.TryGetProperty(attribute, out _))
            {
                return;
            }

            await WaitAsync(pause, $"'{attribute}' of the order '{orderId}', whose row is {answer}", timeout);
        }
    }

    private async Task<JsonElement> InsistAsync(string service, string target, string body, CancellationToken timeout)
    {
        using var pause = new PeriodicTimer(RetryPause);
        while (true)
        {
            try
            {
                return await client.CallAsync(service, target, body);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException)
            {
                await WaitAsync(pause, $"an answer to {target}; the last failure was: {exception.Message}", timeout);
            }
        }
    }

    private async Task WaitAsync(PeriodicTimer pause, string what, CancellationToken timeout)
    {
        try
        {
            await pause.WaitForNextTickAsync(timeout);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The customer '{name}' waited {OrderTimeMax} for {what}.");
        }
    }
}
