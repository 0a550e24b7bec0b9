using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Telemetry;
using Serverlesspresso.Web.Console.Bus;

namespace Serverlesspresso.Web.Console.Functions;

/// <summary>Reads what the pages of functions show.</summary>
/// <param name="functions">The functions.</param>
/// <param name="calls">Their latest calls.</param>
/// <param name="measurements">What was measured in the last minute.</param>
/// <param name="buses">The buses.</param>
/// <param name="rules">Their rules.</param>
/// <param name="store">The events.</param>
/// <param name="arns">Names functions.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class FunctionReader(
    FunctionRegistry functions,
    FunctionCalls calls,
    RecentMeasurements measurements,
    EventBuses buses,
    EventRules rules,
    IStore store,
    Arns arns,
    TimeProvider timeProvider)
{
    private const int BusesMax = 100;
    private const int EventsSeenMax = 200;

    /// <summary>Lists the functions.</summary>
    public IReadOnlyList<FunctionLine> List() => [.. functions.Functions.Select(LineOf)];

    /// <summary>Reads a function; null if there is none.</summary>
    public async Task<FunctionModel?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (functions.Functions.FirstOrDefault(function => function.Name == name) is not { } found)
        {
            return null;
        }

        var arn = arns.Function(name);
        return new FunctionModel
        {
            Function = LineOf(found),
            Arn = arn,
            Rules = await ListRulesAsync(arn, cancellationToken),
            Calls = calls.ListOf(name),
            Request = "{}",
        };
    }

    /// <summary>Makes a request as the function gets it: the latest event that a rule matches, or one made up of its pattern.</summary>
    public async Task<string> MakeSampleAsync(FunctionModel model, CancellationToken cancellationToken)
    {
        if (model.Rules is not [var rule, ..])
        {
            return model.Calls is [var latest, ..] ? latest.Request : "{}";
        }

        var pattern = RulePatterns.Of(rule);
        var target = rule.Targets.First(target => target.Arn == model.Arn);
        var events = await store.ReadAsync(
            reader => reader.ListLatestEventsAsync(rule.BusName, beforeSequence: null, EventsSeenMax), cancellationToken);
        return events.FirstOrDefault(row => pattern.Matches(row.Envelope.Span)) is { } row
            ? EventTargets.MakeInput(target, rule, row)
            : SampleEvent.Of(RulePatterns.TextOf(rule), arns, timeProvider.GetUtcNow());
    }

    private FunctionLine LineOf(FunctionRegistration function)
    {
        var latest = calls.ListOf(function.Name);
        return new FunctionLine(
            function.Name,
            function.Description,
            measurements.Durations(EngineMeter.FunctionDurationName, function.Name),
            measurements.Sum(EngineMeter.FunctionErrorsName, function.Name),
            latest.Count > 0 ? latest[0].At : null);
    }

    private async Task<IReadOnlyList<RuleDocument>> ListRulesAsync(string arn, CancellationToken cancellationToken)
    {
        var found = new List<RuleDocument>();
        foreach (var bus in await buses.ListAsync(string.Empty, afterName: null, BusesMax, cancellationToken))
        {
            try
            {
                found.AddRange(await rules.ListByTargetAsync(bus.Name, arn, cancellationToken));
            }
            catch (EventResourceNotFoundException)
            {
                // Somebody has deleted the bus meanwhile, and its rules with it.
            }
        }

        return found;
    }
}
