using System.Text.Json;
using Serverlesspresso.Events.Envelopes;
using Serverlesspresso.Events.Inputs;

namespace Serverlesspresso.Engine.Buses;

/// <summary>What a target gets for an event: the event, a part of it, or something made from it.</summary>
internal static class TargetInput
{
    private static readonly IReadOnlyDictionary<string, string> NoVariables = new Dictionary<string, string>();

    /// <summary>Checks a target's ARN, role and input.</summary>
    /// <param name="target">The target.</param>
    /// <exception cref="EventRequestInvalidException">Something is wrong with them.</exception>
    public static void Check(TargetDocument target)
    {
        var problem = ProblemOf(target);
        if (problem is not null)
        {
            throw new EventRequestInvalidException(problem);
        }
    }

    /// <summary>Makes what a target gets.</summary>
    /// <param name="target">The target.</param>
    /// <param name="context">The event and its rule.</param>
    /// <returns>A JSON text, unless a transformer makes something else.</returns>
    public static string Make(TargetDocument target, InputContext context)
    {
        if (target.Input is { } input)
        {
            return input;
        }

        if (target.InputPath is { } inputPath && EventPath.TryParse(inputPath, out var path))
        {
            return path.Find(context.Event) ?? "null";
        }

        return target.InputTransformer is { } document && TryParse(document, out var transformer, out _)
            ? transformer.Transform(context)
            : context.Event.GetRawText();
    }

    /// <summary>Reads what a target gets; false if it is no JSON.</summary>
    /// <param name="input">What was made for the target.</param>
    /// <param name="json">The input.</param>
    public static bool TryParse(string input, out JsonElement json)
    {
        try
        {
            json = JsonElement.Parse(input, EventEnvelope.DocumentOptions);
            return true;
        }
        catch (JsonException)
        {
            json = default;
            return false;
        }
    }

    private static string? ProblemOf(TargetDocument target)
    {
        if (!TargetKinds.IsArn(target.Arn))
        {
            return $"Parameter {target.Arn} is not valid. Reason: Provided Arn is not in correct format.";
        }

        if (TargetKinds.NeedsRole(target.Arn) && string.IsNullOrEmpty(target.RoleArn))
        {
            return $"RoleArn is required for target {target.Arn}.";
        }

        if (FindTooLong(target) is { } tooLong)
        {
            return $"{tooLong} characters (target {target.Id}).";
        }

        var ways = (target.Input is null ? 0 : 1) + (target.InputPath is null ? 0 : 1)
            + (target.InputTransformer is null ? 0 : 1);
        if (ways > 1)
        {
            return $"Only one of Input, InputPath, or InputTransformer must be provided for target {target.Id}.";
        }

        if (ways > 0 && TargetKinds.Of(target.Arn) == TargetKind.EventBus)
        {
            return $"Modifying the input for target {target.Id} is not supported.";
        }

        if (target.DeadLetterArn is { } queue && !TargetKinds.IsQueue(queue))
        {
            return $"Parameter {queue} is not valid. Reason: the dead-letter queue of target {target.Id} must be an Amazon SQS queue.";
        }

        if (target.Input is { } input && !TryParse(input, out _))
        {
            return $"JSON syntax error in Input for target {target.Id}.";
        }

        if (target.InputPath is { } path && !EventPath.TryParse(path, out _))
        {
            return $"Invalid InputPath for target {target.Id}.";
        }

        return target.InputTransformer is { } transformer && !TryParse(transformer, out _, out var problem)
            ? $"{problem} (target {target.Id})"
            : null;
    }

    private static string? FindTooLong(TargetDocument target) => target switch
    {
        { Arn.Length: > EventTargets.ArnLengthMax } => $"The ARN has more than {EventTargets.ArnLengthMax:N0}",
        { Input.Length: > EventTargets.InputLengthMax } => $"The input has more than {EventTargets.InputLengthMax:N0}",
        { InputPath.Length: > EventTargets.PathLengthMax } => $"The input path has more than {EventTargets.PathLengthMax:N0}",
        _ => null,
    };

    private static bool TryParse(TransformerDocument document, out InputTransformer transformer, out string? problem)
    {
        var isValid = InputTransformer.TryParse(
            document.InputPathsMap ?? NoVariables, document.InputTemplate, out var parsed, out problem);

        // Read only where the answer is true.
        transformer = parsed!;
        return isValid;
    }
}
