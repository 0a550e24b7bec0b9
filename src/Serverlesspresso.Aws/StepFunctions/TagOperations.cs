using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine;
using Serverlesspresso.Engine.Activities;
using Serverlesspresso.Engine.StateMachines;

namespace Serverlesspresso.Aws.StepFunctions;

/// <summary>Tags of state machines and activities on the wire.</summary>
internal sealed class TagOperations(StateMachineRegistry stateMachines, ActivityRegistry activities)
{
    /// <summary>How many tags a resource has at most. Source: AWS Step Functions API Reference, TagResource.</summary>
    public const int TagsMax = 50;

    private const int KeyLengthMax = 128;
    private const int ValueLengthMax = 256;

    public async ValueTask TagAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = StepFunctionsArns.ReadTagged(call.Input);
        new ConstraintViolations().NotNull("tags", call.Input.FindArray("tags")).ThrowIfAny();
        var added = Read(call.Input, arn);
        await ChangeAsync(arn, tags => Merge(arn, tags, added), cancellationToken);
        call.AnswerNothing();
    }

    public async ValueTask UntagAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = StepFunctionsArns.ReadTagged(call.Input);
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
        var arn = StepFunctionsArns.ReadTagged(call.Input);
        var tags = await FindAsync(arn, cancellationToken);

        var writer = call.Output;
        writer.WriteStartObject();
        writer.WriteStartArray("tags");
        foreach (var (key, value) in tags)
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

    private static bool IsMissing(RequestRefusedException refusal) =>
        refusal is StateMachineDoesNotExistException or ActivityDoesNotExistException;

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
            await (ActivityArns.IsActivity(arn)
                ? activities.ChangeTagsAsync(arn, change, cancellationToken)
                : stateMachines.ChangeTagsAsync(arn, change, cancellationToken));
        }
        catch (RequestRefusedException refusal) when (IsMissing(refusal))
        {
            throw new ResourceNotFoundException(arn);
        }
    }

    private async Task<IReadOnlyDictionary<string, string>> FindAsync(string arn, CancellationToken cancellationToken)
    {
        try
        {
            return ActivityArns.IsActivity(arn)
                ? (await activities.DescribeAsync(arn, cancellationToken)).Tags
                : (await stateMachines.DescribeAsync(arn, cancellationToken)).Tags;
        }
        catch (RequestRefusedException refusal) when (IsMissing(refusal))
        {
            throw new ResourceNotFoundException(arn);
        }
    }
}
