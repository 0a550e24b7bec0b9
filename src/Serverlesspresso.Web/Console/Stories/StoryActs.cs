using System.Text.Json;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Stories;

/// <summary>Reads what executions of <c>OrderManager</c> were asked for.</summary>
internal static class StoryActs
{
    /// <summary>The workflow that acts on orders.</summary>
    public const string Workflow = "OrderManager";

    /// <summary>Reads what an execution was asked for; null if it is of another workflow, or its input is something else.</summary>
    /// <param name="row">The execution.</param>
    public static StoryAct? Read(ExecutionRow row)
    {
        if (ExecutionArns.NameOfStateMachine(row.StateMachineArn) != Workflow || row.Input is not { } input)
        {
            return null;
        }

        using var document = ConsoleJson.Parse(input);
        var root = document.RootElement;
        return Find(root, "orderId") is { } orderId
            ? new StoryAct(
                orderId,
                Find(root, "action") ?? string.Empty,
                root.TryGetProperty("body", out var body) ? Find(body, "drink") : null,
                Find(root, "baristaUserId"))
            : null;
    }

    private static string? Find(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value)
        && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? value.ToString()
            : null;
}
