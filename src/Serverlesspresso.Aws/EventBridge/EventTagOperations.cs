using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Aws.EventBridge;

/// <summary>Tags of buses and rules on the wire.</summary>
internal sealed class EventTagOperations(EventTags tags)
{
    private const int KeyLengthMax = 128;
    private const int ValueLengthMax = 256;
    private const int ArnLengthMax = 1_600;
    private const int TagsMax = 50;

    public async ValueTask TagAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = ReadArn(call.Input);
        new ConstraintViolations().NotNull("tags", call.Input.FindArray("Tags")).ThrowIfAny();
        var added = Read(call.Input);
        await tags.ChangeAsync(arn, existing => Merge(existing, added), cancellationToken);
        call.AnswerNothing();
    }

    public async ValueTask UntagAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = ReadArn(call.Input);
        var keys = call.Input.FindStrings("TagKeys");
        new ConstraintViolations().NotNull("tagKeys", keys).ThrowIfAny();
        await tags.ChangeAsync(
            arn,
            existing => existing.Where(tag => keys?.Contains(tag.Key) != true).ToDictionary(StringComparer.Ordinal),
            cancellationToken);
        call.AnswerNothing();
    }

    public async ValueTask ListAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var found = await tags.ListAsync(ReadArn(call.Input), cancellationToken);

        var writer = call.Output;
        writer.WriteStartObject();
        writer.WriteStartArray("Tags");
        foreach (var (key, value) in found)
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
    /// <param name="input">The request.</param>
    public static IReadOnlyDictionary<string, string> Read(JsonElement input)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        var violations = new ConstraintViolations();
        var position = 0;
        foreach (var element in input.FindArray("Tags")?.EnumerateArray() ?? default)
        {
            position++;
            var key = element.FindString("Key");
            var value = element.FindString("Value");
            violations
                .NotNull($"tags.{position}.member.key", key)
                .Length($"tags.{position}.member.key", key, minimum: 1, KeyLengthMax)
                .NotNull($"tags.{position}.member.value", value)
                .Length($"tags.{position}.member.value", value, minimum: 0, ValueLengthMax);
            tags[key ?? ""] = value ?? "";
        }

        violations.ThrowIfAny();
        return tags;
    }

    private static string ReadArn(JsonElement input)
    {
        var arn = input.FindString("ResourceARN");
        new ConstraintViolations()
            .NotNull("resourceARN", arn)
            .Length("resourceARN", arn, minimum: 1, ArnLengthMax)
            .ThrowIfAny();
        return arn ?? "";
    }

    private static Dictionary<string, string> Merge(
        IReadOnlyDictionary<string, string> existing, IReadOnlyDictionary<string, string> added)
    {
        var merged = new Dictionary<string, string>(existing, StringComparer.Ordinal);
        foreach (var (key, value) in added)
        {
            merged[key] = value;
        }

        return merged.Count <= TagsMax
            ? merged
            : throw new ValidationException($"A resource has at most {TagsMax} tags.");
    }
}
