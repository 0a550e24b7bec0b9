using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Events.Inputs;

namespace Serverlesspresso.Aws.EventBridge;

/// <summary>Reads and writes a target as it is on the wire.</summary>
/// <remarks>Source: EventBridge API reference, Target.</remarks>
internal static class TargetShapes
{
    private const int TargetsMax = 100;
    private const int RetriesMax = 185;
    private const int AgeSecondsMin = 60;
    private const int AgeSecondsMax = 86_400;

    /// <summary>Reads the member <c>Targets</c>.</summary>
    /// <param name="input">The request.</param>
    /// <param name="violations">Takes what is wrong with it.</param>
    public static IReadOnlyList<TargetDocument> Read(JsonElement input, ConstraintViolations violations)
    {
        var list = input.FindArray("Targets");
        violations
            .NotNull("targets", list)
            .Count("targets", list?.GetArrayLength(), () => list?.GetRawText() ?? "", minimum: 1, TargetsMax);
        var targets = list?.EnumerateArray().Select((target, index) => Read(target, $"targets.{index + 1}.member", violations));
        return targets?.ToList() ?? [];
    }

    /// <summary>Writes a target.</summary>
    /// <param name="writer">Stands inside a list.</param>
    /// <param name="target">The target.</param>
    public static void Write(Utf8JsonWriter writer, TargetDocument target)
    {
        writer.WriteStartObject();
        writer.WriteString("Id", target.Id);
        writer.WriteString("Arn", target.Arn);
        writer.WriteText("RoleArn", target.RoleArn);
        writer.WriteText("Input", target.Input);
        writer.WriteText("InputPath", target.InputPath);
        if (target.InputTransformer is { } transformer)
        {
            WriteTransformer(writer, transformer);
        }

        HttpParameterShapes.Write(writer, target.HttpParameters);
        if (target.DeadLetterArn is { } deadLetterArn)
        {
            writer.WriteStartObject("DeadLetterConfig");
            writer.WriteString("Arn", deadLetterArn);
            writer.WriteEndObject();
        }

        if (target.RetryPolicy is { } policy)
        {
            writer.WriteStartObject("RetryPolicy");
            WriteNumber(writer, "MaximumRetryAttempts", policy.MaximumRetryAttempts);
            WriteNumber(writer, "MaximumEventAgeInSeconds", policy.MaximumEventAgeInSeconds);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static TargetDocument Read(JsonElement target, string path, ConstraintViolations violations)
    {
        var id = target.FindString("Id");
        var arn = target.FindString("Arn");
        var input = target.FindString("Input");
        var inputPath = target.FindString("InputPath");
        var roleArn = target.FindString("RoleArn");
        var deadLetterArn = target.FindObject("DeadLetterConfig")?.FindString("Arn");
        violations
            .NotNull($"{path}.id", id)
            .Length($"{path}.id", id, minimum: 1, BusResourceNames.LengthMax)
            .Pattern($"{path}.id", id, BusResourceNames.Pattern())
            .NotNull($"{path}.arn", arn)
            .Length($"{path}.arn", arn, minimum: 1, EventTargets.ArnLengthMax)
            .Length($"{path}.roleArn", roleArn, minimum: 1, EventMembers.ArnLengthMax)
            .Length($"{path}.deadLetterConfig.arn", deadLetterArn, minimum: 1, EventMembers.ArnLengthMax)
            .Length($"{path}.input", input, minimum: 0, EventTargets.InputLengthMax)
            .Length($"{path}.inputPath", inputPath, minimum: 0, EventTargets.PathLengthMax);
        return new TargetDocument
        {
            Id = id ?? "",
            Arn = arn ?? "",
            RoleArn = roleArn,
            Input = input,
            InputPath = inputPath,
            InputTransformer = ReadTransformer(target, path, violations),
            HttpParameters = HttpParameterShapes.Read(target, path, violations),
            RetryPolicy = ReadRetryPolicy(target, path, violations),
            DeadLetterArn = deadLetterArn,
        };
    }

    private static TransformerDocument? ReadTransformer(JsonElement target, string path, ConstraintViolations violations)
    {
        if (target.FindObject("InputTransformer") is not { } transformer)
        {
            return null;
        }

        var template = transformer.FindString("InputTemplate");
        violations
            .NotNull($"{path}.inputTransformer.inputTemplate", template)
            .Length($"{path}.inputTransformer.inputTemplate", template, minimum: 1, EventTargets.InputLengthMax);
        var map = transformer.FindStringMap("InputPathsMap");
        violations.Count(
            $"{path}.inputTransformer.inputPathsMap",
            map?.Count,
            () => transformer.FindObject("InputPathsMap")?.GetRawText() ?? "",
            minimum: 0,
            InputTransformer.VariablesMax);
        return new TransformerDocument(map, template ?? "");
    }

    private static RetryPolicyDocument? ReadRetryPolicy(JsonElement target, string path, ConstraintViolations violations)
    {
        if (target.FindObject("RetryPolicy") is not { } policy)
        {
            return null;
        }

        var attempts = policy.FindInt32("MaximumRetryAttempts");
        var ageSeconds = policy.FindInt32("MaximumEventAgeInSeconds");
        violations
            .Range($"{path}.retryPolicy.maximumRetryAttempts", attempts, minimum: 0, RetriesMax)
            .Range($"{path}.retryPolicy.maximumEventAgeInSeconds", ageSeconds, AgeSecondsMin, AgeSecondsMax);
        return new RetryPolicyDocument(attempts, ageSeconds);
    }

    private static void WriteTransformer(Utf8JsonWriter writer, TransformerDocument transformer)
    {
        writer.WriteStartObject("InputTransformer");
        if (transformer.InputPathsMap is { } map)
        {
            writer.WriteStartObject("InputPathsMap");
            foreach (var (name, path) in map)
            {
                writer.WriteString(name, path);
            }

            writer.WriteEndObject();
        }

        writer.WriteString("InputTemplate", transformer.InputTemplate);
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, int? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }
}
