using System.Text.Json;

namespace Serverlesspresso.Events.Inputs;

/// <summary>What a target's input is made of.</summary>
/// <param name="Event">The event: its whole envelope.</param>
/// <param name="RuleArn">The rule's ARN.</param>
/// <param name="RuleName">The rule's name.</param>
/// <param name="IngestionTime">When the bus took the event.</param>
public sealed record InputContext(JsonElement Event, string RuleArn, string RuleName, DateTimeOffset IngestionTime);
