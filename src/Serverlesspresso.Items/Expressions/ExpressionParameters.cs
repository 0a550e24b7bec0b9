using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Expressions;

/// <summary>The names and values that a request's expressions refer to, and which of them they have used.</summary>
/// <remarks>Belongs to one request. Source: Amazon DynamoDB API Reference, ExpressionAttributeNames and Values.</remarks>
public sealed class ExpressionParameters
{
    private readonly IReadOnlyDictionary<string, string> _names;
    private readonly IReadOnlyDictionary<string, AttributeValue> _values;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>Takes the parameters of a request.</summary>
    /// <param name="names">Attribute names by placeholder, such as <c>#status</c>; null if there are none.</param>
    /// <param name="values">Values by placeholder, such as <c>:status</c>; null if there are none.</param>
    /// <exception cref="ItemRefusedException">There is an empty map, or a placeholder that is none.</exception>
    public ExpressionParameters(
        IReadOnlyDictionary<string, string>? names, IReadOnlyDictionary<string, AttributeValue>? values)
    {
        CheckKeys("ExpressionAttributeNames", '#', names?.Keys);
        CheckKeys("ExpressionAttributeValues", ':', values?.Keys);
        _names = names ?? new Dictionary<string, string>();
        _values = values ?? new Dictionary<string, AttributeValue>();
    }

    /// <summary>Parameters without names or values.</summary>
    public static ExpressionParameters None => new(null, null);

    /// <summary>Refuses names and values that no expression has used.</summary>
    /// <exception cref="ItemRefusedException">There are unused ones.</exception>
    public void ThrowIfUnused()
    {
        CheckUse("ExpressionAttributeNames", _names.Keys);
        CheckUse("ExpressionAttributeValues", _values.Keys);
    }

    internal string UseName(string placeholder, ExpressionKind kind)
    {
        if (!_names.TryGetValue(placeholder, out var name))
        {
            throw kind.Refuse(
                "An expression attribute name used in the document path is not defined; attribute name: " + placeholder);
        }

        _used.Add(placeholder);
        return name;
    }

    internal AttributeValue UseValue(string placeholder, ExpressionKind kind)
    {
        if (!_values.TryGetValue(placeholder, out var value))
        {
            throw kind.Refuse(
                "An expression attribute value used in expression is not defined; attribute value: " + placeholder);
        }

        _used.Add(placeholder);
        return value;
    }

    internal string NameOf(PathElement element) =>
        element.IsPlaceholder ? _names[element.Name!] : element.Name!; // only asked for names

    internal AttributeValue ValueOf(string placeholder) => _values[placeholder];

    private static void CheckKeys(string parameter, char mark, IEnumerable<string>? keys)
    {
        if (keys is null)
        {
            return;
        }

        var isEmpty = true;
        foreach (var key in keys)
        {
            isEmpty = false;
            if (key.Length < 2 || key[0] != mark || !Lexer.IsName(key.AsSpan(1)))
            {
                throw ItemRefusedException.Validation($"{parameter} contains invalid key: Syntax error; key: \"{key}\"");
            }
        }

        if (isEmpty)
        {
            throw ItemRefusedException.Validation($"{parameter} must not be empty");
        }
    }

    private void CheckUse(string parameter, IEnumerable<string> keys)
    {
        var unused = string.Join(", ", keys.Where(key => !_used.Contains(key)));
        if (unused.Length > 0)
        {
            throw ItemRefusedException.Validation(
                $"Value provided in {parameter} unused in expressions: keys: {{{unused}}}");
        }
    }
}
