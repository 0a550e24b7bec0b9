using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.StateMachines;

namespace Serverlesspresso.Aws.StepFunctions;

/// <summary>Tags of state machines on the wire.</summary>
internal sealed class TagOperations(StateMachineRegistry stateMachines)
{
    /// <summary>How many tags a resource has at most. Source: AWS Step Functions API Reference, TagResource.</summary>
    public const int TagsMax = 50;

    private const int KeyLengthMax = 128;
    private const int ValueLengthMax = 256;

    public async ValueTask TagAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = ReadArn(call.Input);
        new ConstraintViolations().NotNull("tags", call.Input.FindArray("tags")).ThrowIfAny();
        var added = Read(call.Input, arn);
        await ChangeAsync(arn, tags => Merge(arn, tags, added), cancellationToken);
        call.AnswerNothing();
    }

    public async ValueTask UntagAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = ReadArn(call.Input);
        var keys = call.Input.FindStrings("tagKeys");
        new ConstraintViolations().NotNull("tagKeys", keys).ThrowIfAny();
        await ChangeAsync(
            arn,
            tags => tags.Where(tag => keys?.Contains(tag.Key) != true).ToDictionary(StringComparer.Ordinal),
            cancellationToken);
        call.AnswerNothing();
    }

    public async ValueTask ListAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = ReadArn(call.Input);
        var document = await DescribeAsync(arn, cancellationToken);

        var writer = call.Output;
        writer.WriteStartObject();
        writer.WriteStartArray("tags");
        foreach (var (key, value) in document.Tags)
        {
            writer.WriteStartObject();
            writer.WriteString("key", key);
            writer.WriteString("value", value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Reads the member <c>tags</c>; none if it is absent.</summary>
    /// <param name="input">The request.</param>
    /// <param name="resource">What they belong to, for the error's text.</param>
    public static IReadOnlyDictionary<string, string> Read(JsonElement input, string resource)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        if (input.FindArray("tags") is not { } list)
        {
            return tags;
        }

        var violations = new ConstraintViolations();
        var position = 0;
        foreach (var element in list.EnumerateArray())
        {
            position++;
            var key = element.FindString("key");
            var value = element.FindString("value");
            violations
                .Length($"tags.{position}.member.key", key, minimum: 1, KeyLengthMax)
                .Length($"tags.{position}.member.value", value, minimum: 0, ValueLengthMax);
            tags[key ?? ""] = value ?? "";
        }

        violations.ThrowIfAny();
        return tags.Count <= TagsMax ? tags : throw new TooManyTagsException(resource);
    }

    private static string ReadArn(JsonElement input)
    {
        var arn = input.FindString("resourceArn");
        new ConstraintViolations().NotNull("resourceArn", arn).ThrowIfAny();
        StepFunctionsArns.CheckStateMachine(arn ?? "");
        return arn ?? "";
    }

    private static Dictionary<string, string> Merge(
        string arn,
        IReadOnlyDictionary<string, string> tags,
        IReadOnlyDictionary<string, string> added)
    {
        var merged = new Dictionary<string, string>(tags, StringComparer.Ordinal);
        foreach (var (key, value) in added)
        {
            merged[key] = value;
        }

        return merged.Count <= TagsMax ? merged : throw new TooManyTagsException(arn);
    }

    private async Task ChangeAsync(
        string arn,
        Func<IReadOnlyDictionary<string, string>, IReadOnlyDictionary<string, string>> change,
        CancellationToken cancellationToken)
    {
        try
        {
            await stateMachines.ChangeTagsAsync(arn, change, cancellationToken);
        }
        catch (StateMachineDoesNotExistException)
        {
            throw new ResourceNotFoundException(arn);
        }
    }

    private async Task<StateMachineDocument> DescribeAsync(string arn, CancellationToken cancellationToken)
    {
        try
        {
            return await stateMachines.DescribeAsync(arn, cancellationToken);
        }
        catch (StateMachineDoesNotExistException)
        {
            throw new ResourceNotFoundException(arn);
        }
    }
}
