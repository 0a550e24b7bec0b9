using System.Text.Json;
using System.Text.RegularExpressions;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;

namespace Serverlesspresso.Aws.DynamoDb;

/// <summary>Reads the names of tables and indexes, and of tables given as ARNs.</summary>
internal static partial class TableNames
{
    private const int LengthMin = 3;
    private const int LengthMax = 255;

    /// <summary>Reads the table that a request is about.</summary>
    public static string Read(JsonElement input, string member = "TableName")
    {
        var name = OfArn(input.FindString(member));
        new ConstraintViolations().TableName(char.ToLowerInvariant(member[0]) + member[1..], name).ThrowIfAny();
        return name!; // checked above
    }

    /// <summary>Demands that a text can be the name of a table or an index.</summary>
    public static ConstraintViolations TableName(this ConstraintViolations violations, string member, string? name) =>
        violations
            .NotNull(member, name)
            .Pattern(member, name, NameRegex())
            .Length(member, name, LengthMin, LengthMax);

    private static string? OfArn(string? nameOrArn)
    {
        const string mark = ":table/";
        var start = nameOrArn?.StartsWith("arn:", StringComparison.Ordinal) == true
            ? nameOrArn.IndexOf(mark, StringComparison.Ordinal)
            : -1;
        return start < 0 ? nameOrArn : nameOrArn![(start + mark.Length)..].Split('/')[0]; // it has the mark
    }

    [GeneratedRegex(@"\A(?:[a-zA-Z0-9_.-]+)\z")]
    private static partial Regex NameRegex();
}
