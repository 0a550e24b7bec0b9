using System.Globalization;
using System.Text.Json;
using Serverlesspresso.Events.Envelopes;
using Serverlesspresso.Items;
using Serverlesspresso.Items.Expressions;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Console.Tables;
using Serverlesspresso.Web.Console.Workflows;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Console.Stories;

/// <summary>
/// Plays the writes of workflows to the row of an order again, as their histories have them. Histories last; the row itself
/// keeps only what it is now.
/// </summary>
internal sealed class RowReplay
{
    private const int TextMax = 120;
    private const string Token = "TaskToken";

    // The key says nothing that the page does not, and the version grows with each change.
    private static readonly string[] Unsaid = ["PK", "SK", "version"];

    private readonly string _orderId;
    private Item _row = Item.Empty;

    private RowReplay(string orderId) => _orderId = orderId;

    /// <summary>Lists the changes, the oldest first.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="runs">The executions that had to do with it.</param>
    public static IReadOnlyList<RowChange> ListChanges(string orderId, IEnumerable<StoryRun> runs)
    {
        var replay = new RowReplay(orderId);
        return
        [
            .. runs.SelectMany(run => ListWrites(run).Select(write => (Run: run, Write: write)))
                .OrderBy(written => written.Write.At)
                .Select(written => replay.Play(written.Run, written.Write))
                .OfType<RowChange>(),
        ];
    }

    private static IEnumerable<RowWrite> ListWrites(StoryRun run)
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
                yield return new RowWrite(
                    EventDetails.TimeOf(historyEvent),
                    state,
                    Text(scheduled, "resource"),
                    JsonElement.Parse(Text(scheduled, "parameters"), EventEnvelope.DocumentOptions));
            }
        }
    }

    private RowChange? Play(StoryRun run, RowWrite write)
    {
        var before = _row;
        try
        {
            _row = write.Resource switch
            {
                "putItem" => Put(write.Parameters),
                "updateItem" => Update(write.Parameters),
                _ => _row,
            };
        }
        catch (ItemRefusedException)
        {
            // Somebody's own workflow wrote in a way that needs what is not known here.
            return null;
        }

        var changes = Compare(before, _row);
        return changes.Count == 0 ? null : new RowChange(write.At, run, write.State, changes);
    }

    private Item Put(JsonElement parameters)
    {
        var item = Item.Read(parameters.GetProperty("Item"));
        return IsOfTheOrder(parameters, item) ? item : _row;
    }

    private Item Update(JsonElement parameters)
    {
        if (!IsOfTheOrder(parameters, Item.Read(parameters.GetProperty("Key"))))
        {
            return _row;
        }

        var values = parameters.TryGetProperty("ExpressionAttributeValues", out var given)
            ? Item.Read(given).Attributes
            : null;
        var names = parameters.TryGetProperty("ExpressionAttributeNames", out var placeholders)
            ? placeholders.EnumerateObject().ToDictionary(name => name.Name, name => name.Value.GetString() ?? string.Empty)
            : null;
        var update = UpdateExpression.Parse(Text(parameters, "UpdateExpression"));
        return update.Bind(new ExpressionParameters(names, values)).Apply(_row);
    }

    private bool IsOfTheOrder(JsonElement parameters, Item key) =>
        Text(parameters, "TableName") == OrderReader.TableName
        && key.TryGet("SK", out var id)
        && id is StringValue { Text: var text }
        && text == _orderId;

    private static List<AttributeChange> Compare(Item before, Item after) =>
    [
        .. before.Attributes.Keys.Union(after.Attributes.Keys)
            .Except(Unsaid)
            .Select(name => new AttributeChange(name, Write(name, before), Write(name, after)))
            .Where(change => change.Before != change.After)
            .OrderBy(change => change.Name, StringComparer.Ordinal),
    ];

    // Who reads a story needs no token, and one that is shown is one that is copied.
    private static string? Write(string name, Item item)
    {
        if (!item.TryGet(name, out var value))
        {
            return null;
        }

        var text = name switch
        {
            Token => "a task token",
            _ when FindInstant(name, value) is { } instant => Instants.Iso(instant),
            _ => ValueText.Show(value),
        };
        return text.Length <= TextMax ? text : $"{text[..TextMax]}…";
    }

    // Rows keep instants as milliseconds, which nobody can read.
    private static DateTimeOffset? FindInstant(string name, AttributeValue value) =>
        (name == "TS" || name.EndsWith("At", StringComparison.Ordinal) || name.EndsWith("By", StringComparison.Ordinal))
        && value is NumberValue number
        && long.TryParse(number.Number.ToString(), CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    private static string Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value)
            ? value.GetString() ?? string.Empty
            : string.Empty;

    private readonly record struct RowWrite(DateTimeOffset At, string State, string Resource, JsonElement Parameters);
}
