using System.Text.Json;
using Serverlesspresso.Items.Expressions;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Console.Frame;
using Serverlesspresso.Web.Console.Workflows;

namespace Serverlesspresso.Web.Console.Stories;

/// <summary>Reads from their histories what workflows wrote into the row of an order.</summary>
internal static class RowWrites
{
    /// <summary>Lists the writes of an execution, the oldest first.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="run">The execution.</param>
    public static IEnumerable<RowWrite> ListOf(string orderId, StoryRun run)
    {
        var state = string.Empty;
        JsonElement scheduled = default;
        foreach (var historyEvent in run.History)
        {
            if (historyEvent.TryGetProperty("stateEnteredEventDetails", out var entered))
            {
                state = Text(entered, "name");
            }
            else if (historyEvent.TryGetProperty("taskScheduledEventDetails", out var details))
            {
                scheduled = details;
            }
            else if (Text(historyEvent, "type") == "TaskSucceeded" && Text(scheduled, "resourceType") == "dynamodb")
            {
                yield return Read(orderId, run, state, scheduled, EventDetails.TimeOf(historyEvent));
            }
        }
    }

    private static RowWrite Read(string orderId, StoryRun run, string state, JsonElement scheduled, DateTimeOffset at)
    {
        var resource = Text(scheduled, "resource");
        using var document = ConsoleJson.Parse(Text(scheduled, "parameters"));
        var parameters = document.RootElement.Clone();
        return new RowWrite
        {
            At = at,
            Kind = StoryKind.Row,
            By = $"{run.Workflow}, state {state}",
            Href = ConsoleAddresses.Execution(run.Row.Arn),
            Apply = row => resource switch
            {
                "putItem" => Put(orderId, parameters, row),
                "updateItem" => Update(orderId, parameters, row),
                _ => row,
            },
        };
    }

    private static Item Put(string orderId, JsonElement parameters, Item row)
    {
        var item = Item.Read(parameters.GetProperty("Item"));
        return IsOfTheOrder(orderId, parameters, item) ? item : row;
    }

    private static Item Update(string orderId, JsonElement parameters, Item row)
    {
        if (!IsOfTheOrder(orderId, parameters, Item.Read(parameters.GetProperty("Key"))))
        {
            return row;
        }

        var values = parameters.TryGetProperty("ExpressionAttributeValues", out var given)
            ? Item.Read(given).Attributes
            : null;
        var names = parameters.TryGetProperty("ExpressionAttributeNames", out var placeholders)
            ? placeholders.EnumerateObject().ToDictionary(name => name.Name, name => name.Value.GetString() ?? string.Empty)
            : null;
        var update = UpdateExpression.Parse(Text(parameters, "UpdateExpression"));
        return update.Bind(new ExpressionParameters(names, values)).Apply(row);
    }

    private static bool IsOfTheOrder(string orderId, JsonElement parameters, Item key) =>
        Text(parameters, "TableName") == OrderReader.TableName
        && key.TryGet("SK", out var id)
        && id is StringValue { Text: var text }
        && text == orderId;

    private static string Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value)
            ? value.GetString() ?? string.Empty
            : string.Empty;
}
