using System.Text.Json.Nodes;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>
/// The names and values of a request's expressions, each behind a placeholder: so an attribute may be called what a reserved
/// word is, and no value is ever read as part of an expression.
/// </summary>
internal sealed class Placeholders
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly JsonObject _values = [];

    /// <summary>The placeholder of an attribute's name.</summary>
    public string Name(string attribute)
    {
        if (!_names.TryGetValue(attribute, out var placeholder))
        {
            placeholder = $"#n{_names.Count}";
            _names.Add(attribute, placeholder);
        }

        return placeholder;
    }

    /// <summary>The placeholder of a value in DynamoDB's JSON.</summary>
    public string Value(JsonNode value)
    {
        var placeholder = $":v{_values.Count}";
        _values.Add(placeholder, value);
        return placeholder;
    }

    /// <summary>Adds them to a request.</summary>
    public void AddTo(JsonObject request)
    {
        if (_names.Count > 0)
        {
            request["ExpressionAttributeNames"] = new JsonObject(
                _names.Select(name => KeyValuePair.Create(name.Value, (JsonNode?)name.Key)));
        }

        if (_values.Count > 0)
        {
            request["ExpressionAttributeValues"] = _values;
        }
    }
}
