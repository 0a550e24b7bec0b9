using System.Text.Json;

namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>Says in a few words what a state does.</summary>
internal static class StateWords
{
    private static readonly Dictionary<string, string> Services = new(StringComparer.Ordinal)
    {
        ["lambda"] = "Function",
        ["dynamodb"] = "Table",
        ["events"] = "Bus",
        ["states"] = "Workflow",
        ["sfn"] = "Workflow",
    };

    /// <summary>Describes a state.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="state">The state.</param>
    public static string Describe(string type, JsonElement state) => type switch
    {
        "Task" => DescribeTask(state),
        "Wait" => DescribeWait(state),
        "Map" => "Map: for each item",
        "Parallel" => "Parallel: all branches",
        "" => "No type",
        _ => type,
    };

    private static string DescribeTask(JsonElement state)
    {
        if (Text(state, "Resource") is not { } resource)
        {
            return "Task";
        }

        var parts = resource.Split(':');
        if (parts is ["arn", _, "lambda", _, _, "function", var function, ..])
        {
            return $"Function: {function}";
        }

        // arn:aws:states:::service:action.pattern, or arn:aws:states:::aws-sdk:service:action.
        var words = parts.Length > 6 && parts[5] == "aws-sdk" ? parts[6..] : parts.Length > 5 ? parts[5..] : parts;
        var service = Services.GetValueOrDefault(words[0], words[0]);
        var action = words.Length > 1 ? words[1].Split('.')[0] : string.Empty;
        var name = service == "Function" ? FunctionOf(state) ?? action : action;
        var waits = resource.EndsWith(".waitForTaskToken", StringComparison.Ordinal) ? ", waits for its token" : string.Empty;
        return name.Length == 0 ? service : $"{service}: {name}{waits}";
    }

    private static string? FunctionOf(JsonElement state)
    {
        foreach (var holder in (string[])["Parameters", "Arguments"])
        {
            if (state.TryGetProperty(holder, out var parameters)
                && parameters.ValueKind == JsonValueKind.Object
                && Text(parameters, "FunctionName") is { } name)
            {
                // A name, or an ARN, with a version or without.
                var parts = name.Split(':');
                var at = Array.IndexOf(parts, "function");
                return at >= 0 && at + 1 < parts.Length ? parts[at + 1] : name;
            }
        }

        return null;
    }

    private static string DescribeWait(JsonElement state)
    {
        if (state.TryGetProperty("Seconds", out var seconds) && seconds.ValueKind == JsonValueKind.Number)
        {
            return $"Wait: {seconds.GetRawText()} s";
        }

        return state.TryGetProperty("Timestamp", out _) || state.TryGetProperty("TimestampPath", out _)
            ? "Wait: until an instant"
            : "Wait";
    }

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
