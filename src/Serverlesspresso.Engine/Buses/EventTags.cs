using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.Buses;

/// <summary>The tags of buses and rules.</summary>
/// <param name="store">Reads them.</param>
/// <param name="turns">Runs the turns that change them.</param>
/// <param name="rules">Changes the tags of rules.</param>
/// <param name="arns">Tells whose they are.</param>
/// <remarks>Source: EventBridge API reference, TagResource.</remarks>
public sealed class EventTags(IStore store, TurnRunner turns, EventRules rules, Arns arns)
{
    private const string RuleMarker = ":rule/";

    /// <summary>Reads the tags of a bus or rule.</summary>
    /// <param name="resourceArn">The bus's or rule's ARN.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="EventResourceNotFoundException">There is none.</exception>
    /// <exception cref="EventRequestInvalidException">It is no ARN.</exception>
    public Task<IReadOnlyDictionary<string, string>> ListAsync(string resourceArn, CancellationToken cancellationToken) =>
        store.ReadAsync(
            async reader => FindRule(resourceArn) is { } rule
                ? (await BusNames.GetRuleAsync(reader, rule.Bus, rule.Name)).Tags
                : (await BusNames.GetBusAsync(reader, resourceArn)).Document.Tags,
            cancellationToken);

    /// <summary>Changes the tags of a bus or rule.</summary>
    /// <param name="resourceArn">The bus's or rule's ARN.</param>
    /// <param name="change">From the tags as they are to the tags as they are to be.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="EventResourceNotFoundException">There is none.</exception>
    /// <exception cref="EventRequestInvalidException">It is no ARN.</exception>
    public Task ChangeAsync(
        string resourceArn,
        Func<IReadOnlyDictionary<string, string>, IReadOnlyDictionary<string, string>> change,
        CancellationToken cancellationToken) =>
        FindRule(resourceArn) is { } place
            ? rules.ChangeAsync(
                place.Bus, place.Name, rule => rule with { Tags = change(rule.Tags) }, cancellationToken)
            : turns.RunAsync(
                async transaction =>
                {
                    var bus = (await BusNames.GetBusAsync(transaction, resourceArn)).Document;
                    EventBuses.Put(transaction, bus with { Tags = change(bus.Tags) });
                    return true;
                },
                cancellationToken);

    private (string? Bus, string Name)? FindRule(string arn)
    {
        if (!TargetKinds.IsArn(arn))
        {
            throw new EventRequestInvalidException(
                $"Parameter {arn} is not valid. Reason: Provided Arn is not in correct format.");
        }

        if (arns.IsForeign(arn))
        {
            throw new EventResourceNotFoundException($"Resource {arn} does not exist.");
        }

        var marker = arn.IndexOf(RuleMarker, StringComparison.Ordinal);
        if (marker < 0)
        {
            return null;
        }

        var path = arn[(marker + RuleMarker.Length)..];
        var slash = path.LastIndexOf('/');
        return slash < 0 ? (null, path) : (path[..slash], path[(slash + 1)..]);
    }
}
