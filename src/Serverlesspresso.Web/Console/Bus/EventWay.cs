using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>The way of an event over a rule to a target.</summary>
public sealed record EventWay
{
    /// <summary>The rule that matched.</summary>
    public required string Rule { get; init; }

    /// <summary>What the event went to.</summary>
    public required TargetName Target { get; init; }

    /// <summary>The tries to bring it there, as far as they are remembered.</summary>
    public required IReadOnlyList<DeliveryAttempt> Attempts { get; init; }
}
