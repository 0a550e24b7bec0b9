namespace Serverlesspresso.Engine.Buses;

/// <summary>What can be set of a bus. What is null is left as it is.</summary>
/// <remarks>Source: EventBridge API reference, UpdateEventBus.</remarks>
public sealed record BusSettings
{
    /// <summary>What it is for, in words.</summary>
    public string? Description { get; init; }

    /// <summary>A KMS key; empty for none. Kept, and without effect.</summary>
    public string? KmsKeyIdentifier { get; init; }

    /// <summary>A queue for dead letters. Kept, and without effect: ours are kept in the store.</summary>
    public string? DeadLetterArn { get; init; }

    /// <summary>What to log. Kept, and without effect.</summary>
    public BusLogConfig? LogConfig { get; init; }

    /// <summary>Sets them on a bus.</summary>
    /// <param name="bus">The bus.</param>
    internal BusDocument ApplyTo(BusDocument bus) => bus with
    {
        Description = Description ?? bus.Description,
        KmsKeyIdentifier = KmsKeyIdentifier switch { null => bus.KmsKeyIdentifier, "" => null, var key => key },
        DeadLetterArn = DeadLetterArn ?? bus.DeadLetterArn,
        LogConfig = LogConfig ?? bus.LogConfig,
    };
}
