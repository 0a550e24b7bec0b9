using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Destinations;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Engine.StateMachines;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>Makes the page of a target.</summary>
/// <param name="events">The events for previews.</param>
/// <param name="functions">What can be a target.</param>
/// <param name="stateMachines">What else can be one.</param>
/// <param name="destinations">What else can be one.</param>
/// <param name="arns">Names them.</param>
internal sealed class TargetReader(
    EventsReader events,
    FunctionRegistry functions,
    StateMachineRegistry stateMachines,
    ApiDestinationRegistry destinations,
    Arns arns)
{
    private const int EventsSeenMax = 200;
    private const int StateMachinesMax = 100;
    private const int DestinationsMax = 100;

    /// <summary>Makes the page of a target as it is typed.</summary>
    public async Task<TargetModel> ReadAsync(RuleDocument rule, TargetForm form, CancellationToken cancellationToken)
    {
        var model = new TargetModel
        {
            Bus = rule.BusName,
            Rule = rule.Name,
            Form = form,
            Choices = await ListChoicesAsync(cancellationToken),
        };
        var pattern = RulePatterns.Of(rule);
        var latest = await events.ListLatestAsync(rule.BusName, EventsSeenMax, cancellationToken);
        if (latest.FirstOrDefault(row => pattern.Matches(row.Envelope.Span)) is not { } sample)
        {
            return model;
        }

        model = model with { Sample = EventLine.From(sample) };
        try
        {
            var before = rule.Targets.FirstOrDefault(target => target.Id == form.Id);
            return form.Arn.Length == 0
                ? model
                : model with { Preview = EventTargets.MakeInput(form.ToTarget(before, arns.DefaultRole), rule, sample) };
        }
        catch (EventRequestInvalidException refusal)
        {
            return model with { Problem = refusal.Message };
        }
    }

    private async Task<IReadOnlyList<string>> ListChoicesAsync(CancellationToken cancellationToken)
    {
        var machines = await stateMachines.ListAsync(afterArn: null, StateMachinesMax, cancellationToken);
        var called = await destinations.ListAsync(
            namePrefix: "", connectionArn: null, afterName: null, DestinationsMax, cancellationToken);
        var buses = await events.ListBusesAsync(cancellationToken);
        return
        [
            .. functions.Functions.Select(function => arns.Function(function.Name)),
            .. machines.Select(machine => machine.Arn),
            .. buses.Select(arns.EventBus),
            .. called.Select(destination => destination.Arn),
        ];
    }
}
