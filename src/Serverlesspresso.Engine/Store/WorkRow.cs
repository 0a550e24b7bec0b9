namespace Serverlesspresso.Engine.Store;

/// <summary>A piece of work in the durable queue.</summary>
public sealed record WorkRow
{
    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>What is to be done.</summary>
    public required WorkKind Kind { get; init; }

    /// <summary>The shard that owns it.</summary>
    public required int Shard { get; init; }

    /// <summary>When it is due.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>What it is about: an execution's ARN or an event's id.</summary>
    public required string Key { get; init; }

    /// <summary>What the handler of the kind needs: a JSON text.</summary>
    public required string Payload { get; init; }

    /// <summary>How often it was tried and put off.</summary>
    public required int Attempt { get; init; }

    /// <summary>The trace that made it: a W3C <c>traceparent</c>; null if nobody traced.</summary>
    public string? Trace { get; init; }
}
