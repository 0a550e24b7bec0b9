using System.Text.Json;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Buses;

/// <summary>How the payload of a delivery begins: the target that the event is for. It is read without the event.</summary>
internal record DeliveryHead
{
    /// <summary>Takes the head of a payload.</summary>
    /// <param name="json">The payload, or its head alone.</param>
    protected DeliveryHead(JsonElement json)
    {
        BusName = Text(json, "bus");
        RuleName = Text(json, "rule");
        RuleIncarnation = json.TryGetProperty("incarnation", out var incarnation) ? incarnation.GetString() : null;
        TargetId = Text(json, "target");
    }

    /// <summary>The bus whose rule matched.</summary>
    public string BusName { get; }

    /// <summary>The rule.</summary>
    public string RuleName { get; }

    /// <summary>Tells the rule from others of its name; null if it was not told when the event matched.</summary>
    public string? RuleIncarnation { get; }

    /// <summary>The target's id.</summary>
    public string TargetId { get; }

    /// <summary>Reads the head alone.</summary>
    /// <param name="payload">The payload, as <see cref="Delivery.Write"/> has written it.</param>
    public static DeliveryHead ReadHead(string payload) => new(JsonElement.Parse(LaneOf(payload).TrimEnd(',') + "}"));

    /// <summary>Names the target that a payload is for: all of the payload that stands before what is of one delivery.</summary>
    /// <param name="payload">The payload, as <see cref="Delivery.Write"/> has written it.</param>
    public static string LaneOf(string payload) =>
        payload[..Math.Max(payload.IndexOf("\"delivery\":", StringComparison.Ordinal), 0)];

    /// <summary>Reads the rule that matched and its target; null if one is gone, even if there is another rule of its name by now.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    public async ValueTask<(RuleDocument Rule, TargetDocument Target)?> FindTargetAsync(IStoreReader reader)
    {
        var rule = await BusNames.FindRuleAsync(reader, BusName, RuleName);
        return rule is not null
            && (RuleIncarnation is null || rule.Incarnation == RuleIncarnation)
            && rule.Targets.FirstOrDefault(candidate => candidate.Id == TargetId) is { } target
                ? (rule, target)
                : null;
    }

    /// <summary>Reads a text that must be there.</summary>
    /// <param name="json">The payload.</param>
    /// <param name="name">What it is called.</param>
    protected static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()
        ?? throw new InvalidDataException($"The stored delivery has no '{name}'.");
}
