using System.Globalization;
using System.Text.RegularExpressions;

namespace Serverlesspresso.Aws.Validation;

/// <summary>Checks a request's members against the service's model, and refuses it with all that is wrong.</summary>
/// <remarks>
/// The texts are those that AWS's services answer. A member is named by its path in lower camel case, for example
/// <c>tableName</c> or <c>entries.1.member.source</c>. An absent member passes every check but <see cref="NotNull"/>.
/// </remarks>
internal sealed class ConstraintViolations
{
    private readonly List<string> _violations = [];

    /// <summary>Reads a request, and refuses it with all that is wrong with it.</summary>
    /// <param name="read">Reads it, and notes what is wrong.</param>
    /// <exception cref="ValidationException">Something is.</exception>
    public static T Check<T>(Func<ConstraintViolations, T> read)
    {
        var violations = new ConstraintViolations();
        var request = read(violations);
        violations.ThrowIfAny();
        return request;
    }

    /// <summary>Demands that a member is there.</summary>
    public ConstraintViolations NotNull(string member, object? value)
    {
        if (value is null)
        {
            _violations.Add($"Value null at '{member}' failed to satisfy constraint: Member must not be null");
        }

        return this;
    }

    /// <summary>Demands a length of a text, in characters.</summary>
    public ConstraintViolations Length(string member, string? value, int minimum, int maximum)
    {
        if (value?.Length < minimum)
        {
            Add(member, value, $"Member must have length greater than or equal to {minimum}");
        }

        if (value?.Length > maximum)
        {
            Add(member, value, $"Member must have length less than or equal to {maximum}");
        }

        return this;
    }

    /// <summary>Demands a number of elements.</summary>
    /// <param name="member">The list's path.</param>
    /// <param name="count">How many there are; null if the list is absent.</param>
    /// <param name="show">Writes the list as the message shows it.</param>
    /// <param name="minimum">How many there must be.</param>
    /// <param name="maximum">How many there may be.</param>
    public ConstraintViolations Count(string member, int? count, Func<string> show, int minimum, int maximum)
    {
        if (count < minimum)
        {
            Add(member, show(), $"Member must have length greater than or equal to {minimum}");
        }

        if (count > maximum)
        {
            Add(member, show(), $"Member must have length less than or equal to {maximum}");
        }

        return this;
    }

    /// <summary>Demands a value of a number.</summary>
    public ConstraintViolations Range(string member, long? value, long minimum, long maximum)
    {
        var shown = value?.ToString(CultureInfo.InvariantCulture) ?? "";
        if (value < minimum)
        {
            Add(member, shown, $"Member must have value greater than or equal to {minimum}");
        }

        if (value > maximum)
        {
            Add(member, shown, $"Member must have value less than or equal to {maximum}");
        }

        return this;
    }

    /// <summary>Demands the form of a text. The pattern must match the whole of it.</summary>
    public ConstraintViolations Pattern(string member, string? value, Regex pattern)
    {
        if (value is not null && !pattern.IsMatch(value))
        {
            Add(member, value, $"Member must satisfy regular expression pattern: {Shown(pattern)}");
        }

        return this;
    }

    /// <summary>Demands that a text is of ASCII alone.</summary>
    public ConstraintViolations Ascii(string member, string? value)
    {
        if (value is not null && !System.Text.Ascii.IsValid(value))
        {
            Add(member, value, @"Member must satisfy regular expression pattern: \p{ASCII}*");
        }

        return this;
    }

    /// <summary>Demands one of some values.</summary>
    public ConstraintViolations OneOf(string member, string? value, params ReadOnlySpan<string> allowed)
    {
        if (value is not null && !allowed.Contains(value))
        {
            Add(member, value, $"Member must satisfy enum value set: [{string.Join(", ", allowed)}]");
        }

        return this;
    }

    /// <summary>Refuses the request if anything is wrong with it.</summary>
    /// <exception cref="ValidationException">Something is.</exception>
    public void ThrowIfAny()
    {
        if (_violations.Count > 0)
        {
            var noun = _violations.Count == 1 ? "error" : "errors";
            throw new ValidationException(
                $"{_violations.Count} validation {noun} detected: {string.Join("; ", _violations)}");
        }
    }

    private void Add(string member, string value, string constraint) =>
        _violations.Add($"Value '{value}' at '{member}' failed to satisfy constraint: {constraint}");

    /// <summary>AWS shows its patterns bare; ours are anchored, since .NET searches where AWS matches.</summary>
    private static string Shown(Regex pattern)
    {
        var text = pattern.ToString();
        return text.StartsWith(@"\A(?:", StringComparison.Ordinal) && text.EndsWith(@")\z", StringComparison.Ordinal)
            ? text[5..^3]
            : text;
    }
}
