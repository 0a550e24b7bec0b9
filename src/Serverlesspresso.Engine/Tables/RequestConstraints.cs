using System.Globalization;
using System.Text.RegularExpressions;

namespace Serverlesspresso.Engine.Tables;

/// <summary>Checks a request's members against DynamoDB's model, and refuses it with all that is wrong.</summary>
internal sealed partial class RequestConstraints
{
    private const int NameLengthMin = 3;
    private const int NameLengthMax = 255;
    private const string NamePattern = "[a-zA-Z0-9_.-]+";

    private readonly List<string> _violations = [];

    public RequestConstraints Required(string member, object? value)
    {
        if (value is null)
        {
            _violations.Add($"Value null at '{member}' failed to satisfy constraint: Member must not be null");
        }

        return this;
    }

    /// <summary>Demands that a text can be the name of a table or an index.</summary>
    public RequestConstraints Name(string member, string? value)
    {
        Required(member, value);
        if (value is null)
        {
            return this;
        }

        if (!NameRegex().IsMatch(value))
        {
            Add(member, value, $"Member must satisfy regular expression pattern: {NamePattern}");
        }

        return Length(member, value, NameLengthMin, NameLengthMax);
    }

    public RequestConstraints Length(string member, string? value, int least, int greatest)
    {
        if (value?.Length < least)
        {
            Add(member, value, $"Member must have length greater than or equal to {least}");
        }

        if (value?.Length > greatest)
        {
            Add(member, value, $"Member must have length less than or equal to {greatest}");
        }

        return this;
    }

    /// <summary>Demands a number of elements. AWS shows the elements; we show how many there are.</summary>
    public RequestConstraints Count(string member, int? count, int least, int greatest)
    {
        if (count < least)
        {
            Add(member, $"[{count} elements]", $"Member must have length greater than or equal to {least}");
        }

        if (count > greatest)
        {
            Add(member, $"[{count} elements]", $"Member must have length less than or equal to {greatest}");
        }

        return this;
    }

    public RequestConstraints Range(string member, long? value, long least, long greatest)
    {
        var shown = value?.ToString(CultureInfo.InvariantCulture) ?? "";
        if (value < least)
        {
            Add(member, shown, $"Member must have value greater than or equal to {least}");
        }

        if (value > greatest)
        {
            Add(member, shown, $"Member must have value less than or equal to {greatest}");
        }

        return this;
    }

    public RequestConstraints OneOf(string member, string? value, IReadOnlyList<string> allowed)
    {
        if (value is not null && !allowed.Contains(value))
        {
            Add(member, value, $"Member must satisfy enum value set: [{string.Join(", ", allowed)}]");
        }

        return this;
    }

    public void ThrowIfAny()
    {
        if (_violations.Count > 0)
        {
            var noun = _violations.Count == 1 ? "error" : "errors";
            throw new TableValidationException(
                $"{_violations.Count} validation {noun} detected: {string.Join("; ", _violations)}");
        }
    }

    [GeneratedRegex(@"\A(?:" + NamePattern + @")\z")]
    private static partial Regex NameRegex();

    private void Add(string member, string value, string constraint) =>
        _violations.Add($"Value '{value}' at '{member}' failed to satisfy constraint: {constraint}");
}
