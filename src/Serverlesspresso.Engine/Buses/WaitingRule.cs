namespace Serverlesspresso.Engine.Buses;

/// <summary>A rule that waits for an instant of its schedule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Pending">What it waits for.</param>
internal sealed record WaitingRule(RuleDocument Rule, PendingFiring Pending);
