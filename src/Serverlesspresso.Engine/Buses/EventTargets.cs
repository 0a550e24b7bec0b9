using System.Text.Json;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Events.Envelopes;
using Serverlesspresso.Events.Inputs;

namespace Serverlesspresso.Engine.Buses;

/// <summary>The targets of the rules: put, listed and removed.</summary>
/// <param name="store">Reads them.</param>
/// <param name="rules">Changes their rules.</param>
/// <remarks>Source: Amazon EventBridge API Reference.</remarks>
public sealed class EventTargets(IStore store, EventRules rules)
{
    /// <summary>How many targets a rule has at most. Source: Amazon EventBridge quotas.</summary>
    public const int TargetsPerRuleMax = 5;

    /// <summary>How many characters a target's ARN has at most. Source: EventBridge API reference, Target.</summary>
    public const int ArnLengthMax = 1_600;

    /// <summary>How many characters a fixed input has at most. Source: EventBridge API reference, Target.</summary>
    public const int InputLengthMax = 8_192;

    /// <summary>How many characters an input path has at most. Source: EventBridge API reference, Target.</summary>
    public const int PathLengthMax = 256;

    /// <summary>Adds targets to a rule, or changes those of the same id.</summary>
    /// <param name="busNameOrArn">The rule's bus; null for the default bus.</param>
    /// <param name="ruleName">The rule.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <returns>The targets that this server cannot deliver to. The others are put.</returns>
    /// <exception cref="EventResourceNotFoundException">There is no such bus or rule.</exception>
    /// <exception cref="EventRequestInvalidException">A target's ARN or input is none, or a role is missing.</exception>
    /// <exception cref="EventLimitExceededException">The rule would have more than five targets.</exception>
    public async Task<IReadOnlyList<FailedTarget>> PutAsync(
        string? busNameOrArn,
        string ruleName,
        IReadOnlyList<TargetDocument> targets,
        CancellationToken cancellationToken)
    {
        foreach (var target in targets)
        {
            TargetInput.Check(target);
        }

        var known = targets.Where(target => TargetKinds.Of(target.Arn) != TargetKind.Unknown).ToList();
        await rules.ChangeAsync(busNameOrArn, ruleName, rule => Put(rule, known), cancellationToken);
        return [.. targets.Except(known).Select(target => new FailedTarget(
            target.Id,
            "ValidationException",
            $"Target {target.Arn} is not supported: this server delivers to Lambda functions, Step Functions state "
            + "machines, event buses, API destinations and CloudWatch log groups."))];
    }

    /// <summary>Removes targets from a rule.</summary>
    /// <param name="busNameOrArn">The rule's bus; null for the default bus.</param>
    /// <param name="ruleName">The rule.</param>
    /// <param name="targetIds">The targets' ids.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <param name="isForced">Whether to remove them even from a rule that belongs to a service.</param>
    /// <returns>The ids that the rule has no target of. The others are removed.</returns>
    /// <exception cref="EventResourceNotFoundException">There is no such bus or rule.</exception>
    /// <exception cref="ManagedRuleException">The rule belongs to a service.</exception>
    public async Task<IReadOnlyList<FailedTarget>> RemoveAsync(
        string? busNameOrArn,
        string ruleName,
        IReadOnlyList<string> targetIds,
        CancellationToken cancellationToken,
        bool isForced = false)
    {
        IReadOnlyList<string> unknown = [];
        await rules.ChangeAsync(
            busNameOrArn,
            ruleName,
            rule =>
            {
                unknown = [.. targetIds.Where(id => rule.Targets.All(target => target.Id != id))];
                return rule with { Targets = [.. rule.Targets.Where(target => !targetIds.Contains(target.Id))] };
            },
            cancellationToken,
            isForced);
        return [.. unknown.Select(id => new FailedTarget(
            id, "ResourceNotFoundException", $"Rule '{ruleName}' does not have a target with the Id '{id}'."))];
    }

    /// <summary>Lists the targets of a rule.</summary>
    /// <param name="busNameOrArn">The rule's bus; null for the default bus.</param>
    /// <param name="ruleName">The rule.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="EventResourceNotFoundException">There is no such bus or rule.</exception>
    public async Task<IReadOnlyList<TargetDocument>> ListAsync(
        string? busNameOrArn, string ruleName, CancellationToken cancellationToken)
    {
        var rule = await store.ReadAsync(
            reader => BusNames.GetRuleAsync(reader, busNameOrArn, ruleName), cancellationToken);
        return rule.Targets;
    }

    /// <summary>Whether a target must name the role that is to bring events to it: state machines and API destinations do.</summary>
    /// <param name="targetArn">The target's ARN.</param>
    public static bool NeedsRole(string targetArn)
    {
        ArgumentNullException.ThrowIfNull(targetArn);
        return TargetKinds.NeedsRole(targetArn);
    }

    /// <summary>Makes what a target would get for an event, without sending it.</summary>
    /// <param name="target">The target. It need not be one of the rule's yet.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="row">The event.</param>
    /// <returns>A JSON text.</returns>
    /// <exception cref="EventRequestInvalidException">The target's ARN or input is none.</exception>
    public static string MakeInput(TargetDocument target, RuleDocument rule, EventRow row)
    {
        TargetInput.Check(target);
        var @event = JsonElement.Parse(row.Envelope.Span, EventEnvelope.DocumentOptions);
        return TargetInput.Make(target, new InputContext(@event, rule.Arn, rule.Name, row.PutAt));
    }

    private static RuleDocument Put(RuleDocument rule, List<TargetDocument> targets)
    {
        var all = rule.Targets.ToDictionary(target => target.Id, StringComparer.Ordinal);
        foreach (var target in targets)
        {
            all[target.Id] = target;
        }

        return all.Count <= TargetsPerRuleMax
            ? rule with { Targets = [.. all.Values.OrderBy(target => target.Id, StringComparer.Ordinal)] }
            : throw new EventLimitExceededException();
    }
}
