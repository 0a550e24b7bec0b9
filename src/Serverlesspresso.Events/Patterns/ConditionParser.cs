namespace Serverlesspresso.Events.Patterns;

/// <summary>Reads the alternatives of one field.</summary>
/// <param name="reader">Stands behind the opening bracket of the list.</param>
internal sealed class ConditionParser(PatternReader reader)
{
    private const string OnlyOneKey = "Only one key allowed in match expression";
    private const string TooManyElements = "Too many elements in numeric expression";
    private const string IgnoreCase = "equals-ignore-case";

    private readonly NumericParser _numeric = new(reader);

    /// <summary>Reads up to and with the closing bracket.</summary>
    public IReadOnlyList<FieldCondition> ParseList()
    {
        var conditions = new List<FieldCondition>();
        for (var token = reader.Next(); token != PatternToken.EndArray; token = reader.Next())
        {
            conditions.Add(token switch
            {
                PatternToken.StartObject => ParseExpression(),
                PatternToken.String => ExactStringOrAddress(reader.Text),
                PatternToken.Number => new ExactNumber(NumberValue.Parse(reader.Text)),
                PatternToken.True or PatternToken.False or PatternToken.Null => new ExactLiteral(reader.Text),
                _ => throw reader.Mistake("Match value must be String, number, true, false, or null"),
            });
        }

        return conditions.Count == 0
            ? throw reader.Mistake("Empty arrays are not allowed")
            : [.. conditions.DistinctBy(condition => condition.Key)];
    }

    private static FieldCondition ExactStringOrAddress(string text) =>
        IpAddressRange.TryParseAddress(text) is { } address ? new AddressInRange(address) : new ExactString(text);

    private FieldCondition ParseExpression()
    {
        if (reader.Next() != PatternToken.FieldName)
        {
            throw reader.Mistake("Match expression name not found");
        }

        return reader.FieldName switch
        {
            "exactly" => EndExpression(new ExactString(ReadText("exact match pattern must be a string"))),
            "prefix" => ParseAffix("prefix", "Prefix", text => new Prefix(text), text => new CaselessPrefix(text)),
            "suffix" => ParseAffix("suffix", "Suffix", text => new Suffix(text), text => new CaselessSuffix(text)),
            "numeric" => ParseNumeric(),
            "anything-but" => ParseAnythingBut(),
            "exists" => ParseExists(),
            "cidr" => ParseBlock(),
            IgnoreCase => EndExpression(new CaselessString(ReadText("equals-ignore-case match pattern must be a string"))),
            "wildcard" => EndExpression(CreateWildcard(ReadText("wildcard match pattern must be a string"))),
            var unknown => throw reader.Mistake($"Unrecognized match type {unknown}"),
        };
    }

    private FieldCondition EndExpression(FieldCondition condition, string mistake = OnlyOneKey) =>
        reader.Next() == PatternToken.EndObject ? condition : throw reader.Mistake(mistake);

    private string ReadText(string mistake) =>
        reader.Next() == PatternToken.String ? reader.Text : throw reader.Mistake(mistake);

    private FieldCondition ParseAffix(
        string name, string title, Func<string, FieldCondition> create, Func<string, FieldCondition> createCaseless)
    {
        var token = reader.Next();
        if (token == PatternToken.String)
        {
            return EndExpression(create(reader.Text));
        }

        if (token != PatternToken.StartObject)
        {
            throw reader.Mistake($"{name} match pattern must be a string");
        }

        if (reader.Next() != PatternToken.FieldName)
        {
            throw reader.Mistake($"{title} expression name not found");
        }

        if (reader.FieldName != IgnoreCase)
        {
            throw reader.Mistake($"Unsupported {name} pattern: {reader.FieldName}");
        }

        return EndExpression(EndExpression(createCaseless(ReadText("equals-ignore-case match pattern must be a string"))));
    }

    private FieldCondition ParseNumeric()
    {
        if (reader.Next() != PatternToken.StartArray)
        {
            throw reader.Mistake("Value of numeric must be an array.");
        }

        return EndExpression(_numeric.ParseRange(), TooManyElements);
    }

    private FieldCondition ParseExists()
    {
        var token = reader.Next();
        return token switch
        {
            PatternToken.True => EndExpression(new Present()),
            PatternToken.False => EndExpression(new Absent()),
            _ => throw reader.Mistake("exists match pattern must be either true or false."),
        };
    }

    private FieldCondition ParseBlock()
    {
        var text = ReadText("prefix match pattern must be a string");
        return IpAddressRange.TryParseBlock(text, out var range, out var mistake)
            ? EndExpression(new AddressInRange(range))
            : throw new PatternSyntaxException(mistake);
    }

    private Wildcard CreateWildcard(string text) =>
        WildcardText.TryParse(text, out var parts, out var mistake)
            ? new Wildcard(text, parts)
            : throw reader.Mistake(mistake);

    private FieldCondition ParseAnythingBut()
    {
        var token = reader.Next();
        if (token != PatternToken.StartObject)
        {
            return EndExpression(new AnythingBut(ReadExcluded(token, ParseExcludedValues)), TooManyElements);
        }

        if (reader.Next() != PatternToken.FieldName)
        {
            throw reader.Mistake("Anything-But expression name not found");
        }

        var create = ExcludedBy(reader.FieldName);
        var condition = new AnythingBut(ReadExcluded(reader.Next(), first => ParseExcludedTexts(first, create)));
        return EndExpression(EndExpression(condition, TooManyElements), TooManyElements);
    }

    private Func<PatternToken, FieldCondition> ExcludedBy(string operation) => operation switch
    {
        "prefix" => token => new Prefix(ReadAffix(token)),
        "suffix" => token => new Suffix(ReadAffix(token)),
        "wildcard" => token => CreateWildcard(token == PatternToken.String
            ? reader.Text
            : throw reader.Mistake("wildcard match pattern must be a string")),
        IgnoreCase => token => new CaselessString(token == PatternToken.String
            ? reader.Text
            : throw reader.Mistake(
                "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.")),
        _ => throw reader.Mistake($"Unsupported anything-but pattern: {operation}"),
    };

    private string ReadAffix(PatternToken token)
    {
        if (token != PatternToken.String)
        {
            throw reader.Mistake("prefix/suffix match pattern must be a string");
        }

        return reader.Text.Length == 0 ? throw reader.Mistake("Null prefix/suffix not allowed") : reader.Text;
    }

    private List<FieldCondition> ReadExcluded(PatternToken first, Func<PatternToken, List<FieldCondition>> parse) =>
        first is PatternToken.StartArray or PatternToken.String or PatternToken.Number
            ? parse(first)
            : throw reader.Mistake("Value of anything-but must be an array or single string/number value.");

    private List<FieldCondition> ParseExcludedTexts(PatternToken first, Func<PatternToken, FieldCondition> create)
    {
        if (first != PatternToken.StartArray)
        {
            return [create(first)];
        }

        var excluded = new List<FieldCondition>();
        for (var token = reader.Next(); token != PatternToken.EndArray; token = reader.Next())
        {
            excluded.Add(create(token));
        }

        return excluded.Count == 0 ? throw reader.Mistake("Empty arrays are not allowed") : excluded;
    }

    private List<FieldCondition> ParseExcludedValues(PatternToken first)
    {
        if (first != PatternToken.StartArray)
        {
            return [CreateExcludedValue(first)];
        }

        var excluded = new List<FieldCondition>();
        for (var token = reader.Next(); token != PatternToken.EndArray; token = reader.Next())
        {
            excluded.Add(CreateExcludedValue(token));
        }

        return excluded.Select(condition => condition.GetType()).Distinct().Count() == 1
            ? excluded
            : throw reader.Mistake(
                "Inside anything but list, either all values are number or string, mixed type is not supported");
    }

    private FieldCondition CreateExcludedValue(PatternToken token) => token switch
    {
        PatternToken.String => new ExactString(reader.Text),
        PatternToken.Number => new ExactNumber(_numeric.ReadNumber()),
        _ => throw reader.Mistake("Inside anything but list, start|null|boolean is not supported."),
    };
}
