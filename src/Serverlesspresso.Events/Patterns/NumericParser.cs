namespace Serverlesspresso.Events.Patterns;

/// <summary>Reads the terms of a <c>numeric</c> expression.</summary>
/// <param name="reader">Stands behind the opening bracket of the terms.</param>
internal sealed class NumericParser(PatternReader reader)
{
    /// <summary>The greatest number that may be compared with. Source: the user guide, "Numeric matching".</summary>
    private const long NumberMax = 5_000_000_000;

    private const long Millionths = 1_000_000;

    /// <summary>Reads up to and with the closing bracket.</summary>
    public FieldCondition ParseRange()
    {
        if (reader.Next() != PatternToken.String)
        {
            throw reader.Mistake($"Invalid member in numeric match: {reader.Text}");
        }

        var operation = reader.Text;
        if (operation is not ("=" or "<" or "<=" or ">" or ">="))
        {
            reader.Next();
            throw reader.Mistake($"Unrecognized numeric range operator: {operation}");
        }

        if (reader.Next() != PatternToken.Number)
        {
            throw reader.Mistake($"Value of {(operation == "=" ? "equals" : operation)} must be numeric");
        }

        var number = reader.Text;
        var next = reader.Next();
        if (operation is ">" or ">=" && next != PatternToken.EndArray)
        {
            return ParseUpperBound(next, Bound(number), isLeastExcluded: operation == ">");
        }

        if (next != PatternToken.EndArray)
        {
            throw reader.Mistake("Too many elements in numeric expression");
        }

        return operation switch
        {
            "=" => new ExactNumber(Parse(number)),
            ">" or ">=" => new NumberRange(Bound(number), operation == ">", null, IsGreatestExcluded: false),
            _ => new NumberRange(null, IsLeastExcluded: false, Bound(number), operation == "<"),
        };
    }

    /// <summary>Reads the number on which the reader stands.</summary>
    public NumberValue ReadNumber() => Parse(reader.Text);

    private NumberRange ParseUpperBound(PatternToken token, long least, bool isLeastExcluded)
    {
        if (token != PatternToken.String)
        {
            throw reader.Mistake($"Bad value in numeric range: {reader.Text}");
        }

        var operation = reader.Text;
        if (operation is not ("<" or "<="))
        {
            throw reader.Mistake($"Bad numeric range operator: {operation}");
        }

        if (reader.Next() != PatternToken.Number)
        {
            throw reader.Mistake($"Value of {operation} must be numeric");
        }

        var greatest = Bound(reader.Text);
        if (reader.Next() != PatternToken.EndArray)
        {
            throw reader.Mistake("Too many terms in numeric range expression");
        }

        return least < greatest
            ? new NumberRange(least, isLeastExcluded, greatest, operation == "<")
            : throw reader.Mistake("Bottom must be less than top");
    }

    private long Bound(string text) => Parse(text).Millionths;

    private NumberValue Parse(string text)
    {
        var number = NumberValue.Parse(text);
        if (number.CompareTo(-NumberMax * Millionths) < 0 || number.CompareTo(NumberMax * Millionths) > 0)
        {
            throw reader.Mistake("Value must be between -5.0E9 and 5.0E9, inclusive");
        }

        return number.IsExact ? number : throw reader.Mistake("Only values upto 6 decimals are supported");
    }
}
