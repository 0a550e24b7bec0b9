using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Buses;

/// <summary>What an event can go to.</summary>
internal enum TargetKind
{
    /// <summary>Nothing that this server delivers to.</summary>
    Unknown,

    /// <summary>A function.</summary>
    Function,

    /// <summary>A state machine, of which an execution is started.</summary>
    StateMachine,

    /// <summary>Another bus.</summary>
    EventBus,

    /// <summary>An API destination: an address that is called by HTTP.</summary>
    ApiDestination,

    /// <summary>A log group. The event itself, with its routes, is the log line.</summary>
    LogGroup,
}

/// <summary>Reads what a target's ARN names.</summary>
internal static class TargetKinds
{
    private const int ArnParts = 6;

    /// <summary>Whether a text has the form of an ARN.</summary>
    /// <param name="text">The text.</param>
    public static bool IsArn(string text)
    {
        var parts = text.Split(':', ArnParts);
        return parts.Length == ArnParts && parts[0] == "arn" && parts[1].Length > 0 && parts[2].Length > 0
            && parts[5].Length > 0;
    }

    /// <summary>Whether a text is the ARN of a queue.</summary>
    /// <param name="text">The text.</param>
    public static bool IsQueue(string text) => IsArn(text) && text.Split(':')[2] == "sqs";

    /// <summary>Whether a target must name the role that is to bring events to it.</summary>
    /// <param name="arn">The target's ARN.</param>
    public static bool NeedsRole(string arn) => Of(arn) is TargetKind.StateMachine or TargetKind.ApiDestination;

    /// <summary>What kind of work brings events to a target.</summary>
    /// <param name="kind">What the target is.</param>
    public static WorkKind WorkOf(TargetKind kind) =>
        kind == TargetKind.ApiDestination ? WorkKind.HttpDelivery : WorkKind.Delivery;

    /// <summary>What an ARN names.</summary>
    /// <param name="arn">The ARN.</param>
    public static TargetKind Of(string arn)
    {
        var parts = arn.Split(':', ArnParts);
        return (parts.ElementAtOrDefault(2), parts.ElementAtOrDefault(5)) switch
        {
            ("lambda", { } resource) when resource.StartsWith("function:", StringComparison.Ordinal) =>
                TargetKind.Function,
            ("states", { } resource) when resource.StartsWith("stateMachine:", StringComparison.Ordinal) =>
                TargetKind.StateMachine,
            ("events", { } resource) when resource.StartsWith("event-bus/", StringComparison.Ordinal) =>
                TargetKind.EventBus,
            ("events", { } resource) when resource.StartsWith("api-destination/", StringComparison.Ordinal) =>
                TargetKind.ApiDestination,
            ("logs", { } resource) when resource.StartsWith("log-group:", StringComparison.Ordinal) =>
                TargetKind.LogGroup,
            _ => TargetKind.Unknown,
        };
    }
}
