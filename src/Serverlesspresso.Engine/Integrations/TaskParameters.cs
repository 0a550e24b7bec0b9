using System.Text.Json;

namespace Serverlesspresso.Engine.Integrations;

/// <summary>Reads the parameters of tasks.</summary>
internal static class TaskParameters
{
    /// <summary>Reads a text, or null if there is none.</summary>
    public static string? FindText(JsonElement parameters, string name) =>
        parameters.ValueKind == JsonValueKind.Object
        && parameters.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>Reads a text that must be there.</summary>
    /// <exception cref="TaskParameterException">It is not there, or no text.</exception>
    public static string GetText(JsonElement parameters, string name) =>
        FindText(parameters, name) ?? throw new TaskParameterException(name);

    /// <summary>Reads a JSON text: a string as it is, and any other value as its JSON.</summary>
    public static string? FindJson(JsonElement parameters, string name)
    {
        if (parameters.ValueKind != JsonValueKind.Object || !parameters.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Null => null,
            _ => value.GetRawText(),
        };
    }

    /// <summary>Reads a whole number, or null if there is none.</summary>
    public static int? FindNumber(JsonElement parameters, string name) =>
        parameters.ValueKind == JsonValueKind.Object
        && parameters.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out var number)
            ? number
            : null;
}
