using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Tables.Definitions;

namespace Serverlesspresso.Aws.DynamoDb;

/// <summary>Tags of tables on the wire.</summary>
internal sealed class TableTagOperations(TableDefinitions tables)
{
    /// <summary>How many tags a table has at most. Source: Amazon DynamoDB Developer Guide, Tagging restrictions.</summary>
    private const int TagsMax = 50;

    private const int KeyLengthMax = 128;
    private const int ValueLengthMax = 256;

    public async ValueTask TagAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var name = TableNames.Read(call.Input, "ResourceArn");
        new ConstraintViolations().NotNull("tags", call.Input.FindArray("Tags")).ThrowIfAny();
        var added = ReadTags(call.Input);
        await ChangeAsync(
            name,
            tags => new Dictionary<string, string>(tags.Where(tag => !added.ContainsKey(tag.Key)).Concat(added)),
            cancellationToken);
        call.AnswerNothing();
    }

    public async ValueTask UntagAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var name = TableNames.Read(call.Input, "ResourceArn");
        var keys = call.Input.FindStrings("TagKeys");
        new ConstraintViolations().NotNull("tagKeys", keys).ThrowIfAny();
        await ChangeAsync(
            name,
            tags => new Dictionary<string, string>(tags.Where(tag => keys?.Contains(tag.Key) != true)),
            cancellationToken);
        call.AnswerNothing();
    }

    public async ValueTask ListAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var state = await tables.DescribeAsync(TableNames.Read(call.Input, "ResourceArn"), cancellationToken);

        var writer = call.Output;
        writer.WriteStartObject();
        writer.WriteStartArray("Tags");
        foreach (var (key, value) in state.Document.Tags)
        {
            writer.WriteStartObject();
            writer.WriteString("Key", key);
            writer.WriteString("Value", value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Reads the member <c>Tags</c>; none if it is absent.</summary>
    public static IReadOnlyDictionary<string, string> ReadTags(JsonElement input)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        var violations = new ConstraintViolations();
        var number = 0;
        foreach (var tag in input.FindArray("Tags")?.EnumerateArray() ?? default)
        {
            var member = $"tags.{++number}.member";
            var key = tag.FindString("Key");
            var value = tag.FindString("Value");
            violations
                .NotNull(member + ".key", key)
                .Length(member + ".key", key, 1, KeyLengthMax)
                .NotNull(member + ".value", value)
                .Length(member + ".value", value, 0, ValueLengthMax);
            tags[key ?? ""] = value ?? "";
        }

        violations.ThrowIfAny();
        return tags.Count <= TagsMax ? tags : throw TooMany();
    }

    private static ValidationException TooMany() =>
        new($"One or more parameter values were invalid: Too many tags: a table has at most {TagsMax}");

    private Task<TableState> ChangeAsync(
        string tableName,
        Func<IReadOnlyDictionary<string, string>, Dictionary<string, string>> change,
        CancellationToken cancellationToken) => tables.ChangeAsync(
        tableName,
        table =>
        {
            var tags = change(table.Tags);
            return tags.Count <= TagsMax ? table with { Tags = tags } : throw TooMany();
        },
        cancellationToken);
}
