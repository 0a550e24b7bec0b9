using System.Globalization;
using System.Text.Json;

namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>Writes a JSON object as a form.</summary>
internal static class FormBody
{
    /// <summary>Writes the members of an object, nested ones as <c>a[b]</c>.</summary>
    public static string Write(JsonElement body, ArrayFormat arrays)
    {
        var pairs = new List<string>();
        foreach (var member in body.EnumerateObject())
        {
            Add(pairs, member.Name, member.Value, arrays);
        }

        return string.Join('&', pairs);
    }

    /// <summary>A value that is no object or array, as it stands in a query or form.</summary>
    public static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? string.Empty,
        JsonValueKind.Null => string.Empty,
        _ => value.GetRawText(),
    };

    private static void Add(List<string> pairs, string name, JsonElement value, ArrayFormat arrays)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    Add(pairs, $"{name}[{member.Name}]", member.Value, arrays);
                }

                break;
            case JsonValueKind.Array when arrays == ArrayFormat.Commas:
                pairs.Add(Pair(name, string.Join(',', value.EnumerateArray().Select(TextOf))));
                break;
            case JsonValueKind.Array:
                AddItems(pairs, name, value, arrays);
                break;
            default:
                pairs.Add(Pair(name, TextOf(value)));
                break;
        }
    }

    private static void AddItems(List<string> pairs, string name, JsonElement items, ArrayFormat arrays)
    {
        var index = 0;
        foreach (var item in items.EnumerateArray())
        {
            var key = arrays switch
            {
                ArrayFormat.Indices => string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]"),
                ArrayFormat.Brackets => $"{name}[]",
                ArrayFormat.Repeat or ArrayFormat.Commas => name,
            };
            Add(pairs, key, item, arrays);
            index++;
        }
    }

    private static string Pair(string name, string value) => $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}";
}
