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
    private const int TagsMax = 50;
    private const string ReservedPrefix = "aws:";

    public async ValueTask TagAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var violations = new ConstraintViolations();
        var arn = ReadArn(call.Input, violations);
        violations.NotNull("tags", call.Input.FindArray("Tags"));
        var added = Read(call.Input, violations);
        violations.ThrowIfAny();
        await tags.ChangeAsync(arn, existing => Merge(existing, added), cancellationToken);
        call.AnswerNothing();
    }

    public async ValueTask UntagAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var violations = new ConstraintViolations();
        var arn = ReadArn(call.Input, violations);
        var keys = call.Input.FindStrings("TagKeys");
        violations.NotNull("tagKeys", keys);
        foreach (var (index, key) in (keys ?? []).Index())
        {
            violations.Length($"tagKeys.{index + 1}.member", key, minimum: 1, KeyLengthMax);
        }

        violations.ThrowIfAny();
        await tags.ChangeAsync(
            arn,
            existing => existing.Where(tag => keys?.Contains(tag.Key) != true).ToDictionary(StringComparer.Ordinal),
            cancellationToken);
        call.AnswerNothing();
    }

    public async ValueTask ListAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var violations = new ConstraintViolations();
        var arn = ReadArn(call.Input, violations);
        violations.ThrowIfAny();
        var found = await tags.ListAsync(arn, cancellationToken);

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
    /// <param name="violations">Takes what is wrong with them.</param>
    /// <exception cref="ValidationException">There are too many, or one is reserved or there twice.</exception>
    public static IReadOnlyDictionary<string, string> Read(JsonElement input, ConstraintViolations violations)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
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
            Add(tags, key ?? "", value ?? "");
        }

        return tags.Count <= TagsMax ? tags : throw TooMany();
    }

    private static void Add(Dictionary<string, string> tags, string key, string value)
    {
        if (key.StartsWith(ReservedPrefix, StringComparison.OrdinalIgnoreCase))
        {
            throw new ValidationException($"Tag keys must not begin with '{ReservedPrefix}': '{key}'.");
        }

        if (!tags.TryAdd(key, value))
        {
            throw new ValidationException($"The tag key '{key}' is there twice.");
        }
    }

    private static ValidationException TooMany() => new($"A resource has at most {TagsMax} tags.");

    private static string ReadArn(JsonElement input, ConstraintViolations violations)
    {
        var arn = input.FindString("ResourceARN");
        violations
            .NotNull("resourceARN", arn)
            .Length("resourceARN", arn, minimum: 1, EventMembers.ArnLengthMax);
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

        return merged.Count <= TagsMax ? merged : throw TooMany();
    }
}
