using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Web.Console.Bus;
using Serverlesspresso.Web.Console.Frame;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Console.Stories;

/// <summary>Puts all that is known of an order on one time line.</summary>
internal static class StoryTimeLine
{
    /// <summary>Lists what happened, the oldest first.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="changes">What changed in the row.</param>
    public static IReadOnlyList<StoryEntry> Of(StoryFacts facts, IReadOnlyList<RowChange> changes) =>
    [
        .. ListCheckIn(facts)
            .Concat(facts.Runs.SelectMany(run => ListRun(facts, run)))
            .Concat(changes.Select(change => OfChange(facts, change)))
            .Concat(facts.Events.Select(row => OfEvent(facts, row)))
            .OrderBy(entry => entry.At.ToUnixTimeMilliseconds())
            .ThenBy(entry => entry.Kind),
    ];

    private static IEnumerable<StoryEntry> ListCheckIn(StoryFacts facts)
    {
        if (facts.Order is { IsAdmitted: true, OpenedAt: { } openedAt } order)
        {
            yield return new StoryEntry
            {
                At = openedAt,
                Kind = StoryKind.Person,
                Title = order.IsTakenAtTheBar() ? "Orders without a phone" : "Checks in",
                By = StoryPeople.NameCustomer(order),
                Text = order.IsTakenAtTheBar()
                    ? "A barista or a kiosk took the order. A place was free: it is taken, and the row is made, in one turn."
                    : "The code was good, and a place was free: it is taken, and the row is made, in one turn.",
            };
        }
    }

    private static IEnumerable<StoryEntry> ListRun(StoryFacts facts, StoryRun run)
    {
        var act = StoryActs.Read(run.Row);
        yield return new StoryEntry
        {
            At = run.Row.StartedAt,
            Kind = act is null ? StoryKind.Start : StoryKind.Person,
            Title = act?.Words ?? $"{run.Workflow} starts",
            By = act is null ? "a rule of the bus" : StoryPeople.Name(act, facts),
            Text = act is null ? string.Empty : $"An execution of {run.Workflow} carries it out.",
            Href = ConsoleAddresses.Execution(run.Row.Arn),
        };

        // The clock goes on within a turn: an event may be put a little after the instant at which its execution ends.
        if (run.Row.StoppedAt is { } stoppedAt && (act is null || run.Row.Status != ExecutionStatus.Succeeded))
        {
            yield return new StoryEntry
            {
                At = facts.Events.Where(row => EventWays.FindEmitter(row) == run.Row.Arn).Select(row => row.PutAt).Append(stoppedAt).Max(),
                Kind = StoryKind.End,
                Title = run.Row switch
                {
                    { Status: ExecutionStatus.Succeeded } => $"{run.Workflow} has done its work",
                    { Status: ExecutionStatus.Failed, Error: { } error } when act is not null => $"Refused: {error}",
                    _ => $"{run.Workflow} ends: {run.Row.Error ?? StatusWords(run.Row.Status)}",
                },
                By = run.Workflow,
                Text = run.Row.Cause ?? string.Empty,
                Href = ConsoleAddresses.Execution(run.Row.Arn),
                Tone = run.Row.Status == ExecutionStatus.Succeeded ? Tone.Good : Tone.Bad,
            };
        }
    }

    private static StoryEntry OfChange(StoryFacts facts, RowChange change) => new()
    {
        At = change.At,
        Kind = change.Kind,
        Title = "The row changes",
        By = change.By,
        Href = change.Href,
        Changes = [.. change.Attributes.Select(attribute => Name(attribute, facts))],
    };

    // Rows have the ids of people.
    private static AttributeChange Name(AttributeChange change, StoryFacts facts) =>
        change.After is { } id && facts.Names.TryGetValue(id, out var name)
            ? change with { After = $"{name} ({id})" }
            : change;

    private static StoryEntry OfEvent(StoryFacts facts, EventRow row)
    {
        var line = EventLine.From(row);
        using var envelope = ConsoleJson.Parse(row.Envelope);
        var detail = envelope.RootElement.GetProperty("detail");
        return new StoryEntry
        {
            At = row.PutAt,
            Kind = StoryKind.Event,
            Title = line.DetailType,
            By = EventWays.FindEmitter(row) is { } arn
                ? ExecutionArns.NameOfStateMachine(arn[..arn.LastIndexOf(':')])
                : "a function, a program or a person",
            Text = detail.TryGetProperty("Message", out var message) ? message.ToString() : string.Empty,
            Href = line.Address,
            Ways = [.. EventWays.Of(row, facts.Attempts(row)).Where(way => way.Target.IsDeliveredTo)],
        };
    }

    private static string StatusWords(ExecutionStatus status) => status switch
    {
        ExecutionStatus.TimedOut => "its time is up",
        ExecutionStatus.Aborted => "it was stopped",
        _ => "it failed",
    };
}
