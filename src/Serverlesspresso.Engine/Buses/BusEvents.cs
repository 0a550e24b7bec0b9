using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Archives;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Telemetry;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Engine.Work;
using Serverlesspresso.Events.Envelopes;

namespace Serverlesspresso.Engine.Buses;

/// <summary>Puts events on the buses: stored, matched and made work for each target, all in one turn.</summary>
public sealed partial class BusEvents
{
    private readonly TurnRunner _turns;
    private readonly BusMatchers _matchers;
    private readonly Arns _arns;
    private readonly IRandomSource _random;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<BusEvents> _logger;

    internal BusEvents(
        TurnRunner turns,
        BusMatchers matchers,
        Arns arns,
        IRandomSource random,
        TimeProvider timeProvider,
        ILogger<BusEvents> logger)
    {
        _turns = turns;
        _matchers = matchers;
        _arns = arns;
        _random = random;
        _timeProvider = timeProvider;
        _logger = logger;
    }

    /// <summary>Puts events that come from outside. Those that are valid commit together.</summary>
    /// <param name="entries">The events.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <returns>What became of each, in their order. Returns once the events are on disk.</returns>
    /// <exception cref="EventRequestInvalidException">The events are too large together.</exception>
    /// <remarks>
    /// An event for a bus that does not exist gets an id and is dropped. Source: EventBridge API reference, PutEvents.
    /// </remarks>
    public async Task<IReadOnlyList<EventEntryResult>> PutAsync(
        IReadOnlyList<EventEntry> entries, CancellationToken cancellationToken)
    {
        EventEntries.CheckSize(entries);
        return await _turns.RunAsync(
            transaction => PutInTurnAsync(transaction, entries, isTrusted: false), cancellationToken);
    }

    /// <summary>Puts events of a workflow within its turn.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="entries">The events.</param>
    /// <returns>What became of each, in their order.</returns>
    /// <exception cref="EventRequestInvalidException">The events are too large together.</exception>
    public ValueTask<IReadOnlyList<EventEntryResult>> PutEventsInTurnAsync(
        ITurnTransaction transaction, IReadOnlyList<EventEntry> entries)
    {
        EventEntries.CheckSize(entries);
        return PutInTurnAsync(transaction, entries, isTrusted: false);
    }

    /// <summary>Puts an event of the server itself, or of a function, within a turn.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="entry">The event. Its source may be one that is reserved for AWS's services.</param>
    /// <returns>The event's id.</returns>
    /// <exception cref="EventRequestInvalidException">The event is not valid.</exception>
    public async ValueTask<string> PutEventInTurnAsync(ITurnTransaction transaction, EventEntry entry)
    {
        EventEntries.CheckSize([entry]);
        var result = (await PutInTurnAsync(transaction, [entry], isTrusted: true))[0];
        return result.EventId ?? throw new EventRequestInvalidException($"{result.ErrorCode}: {result.ErrorMessage}");
    }

    /// <summary>
    /// Puts an event of the server itself on the default bus, if a rule wants it: such events are many, and as on AWS
    /// nobody can see those that no rule matched.
    /// </summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="entry">The event.</param>
    internal async ValueTask PutIfRoutedInTurnAsync(ITurnTransaction transaction, EventEntry entry)
    {
        var bus = await BusNames.GetBusAsync(transaction, BusNames.Default);
        var matcher = await _matchers.GetAsync(transaction, bus);
        var @event = MakeEvent(entry);
        if (matcher.Match(@event.Envelope.Span).Count > 0)
        {
            await StoreAsync(transaction, bus, @event);
        }
    }

    /// <summary>Puts an event that came over another bus.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="busNameOrArn">The bus it goes to.</param>
    /// <param name="delivery">The delivery that brings it.</param>
    /// <exception cref="EventResourceNotFoundException">There is no such bus.</exception>
    internal async ValueTask ForwardInTurnAsync(ITurnTransaction transaction, string busNameOrArn, Delivery delivery)
    {
        if (_arns.IsForeign(busNameOrArn))
        {
            throw new EventResourceNotFoundException($"Event bus {busNameOrArn} does not exist.");
        }

        var bus = await BusNames.GetBusAsync(transaction, busNameOrArn);
        var now = _timeProvider.GetUtcNow();
        var @event = new BusEvent(
            delivery.EventId,
            JsonMarshal.GetRawUtf8Value(delivery.Event).ToArray(),
            delivery.TraceHeader,
            delivery.Hops + 1,
            now,
            delivery.Event.TryGetProperty("time", out var time) && time.TryGetDateTimeOffset(out var written)
                ? written
                : now);
        await StoreAsync(transaction, bus, @event);
    }

    /// <summary>Puts the event of a rule that fires by its schedule: for the targets of this rule alone.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="instant">The instant of its schedule.</param>
    /// <remarks>Source: Amazon EventBridge User Guide, "Scheduled events".</remarks>
    internal void PutScheduledInTurn(ITurnTransaction transaction, RuleDocument rule, DateTimeOffset instant)
    {
        var @event = MakeEvent(new EventEntry
        {
            Source = EventSchedules.Source,
            DetailType = EventSchedules.DetailType,
            Detail = "{}",
            Time = instant,
            Resources = [rule.Arn],
        });
        Store(transaction, rule.BusName, @event, [rule]);
    }

    /// <summary>Puts an event of an archive on its bus once more.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="bus">The bus.</param>
    /// <param name="row">The event, as it was archived.</param>
    /// <param name="replay">The replay that brings it.</param>
    internal ValueTask ReplayInTurnAsync(
        ITurnTransaction transaction, BusVersion bus, ArchivedEventRow row, ReplayDocument replay)
    {
        var @event = new BusEvent(
            row.EventId,
            ReplayEnvelope.Make(row.Envelope, replay.Name),
            row.TraceHeader,
            row.Hops,
            _timeProvider.GetUtcNow(),
            row.Time);
        return StoreAsync(transaction, bus, @event, replay.FilterArns);
    }

    private async ValueTask<IReadOnlyList<EventEntryResult>> PutInTurnAsync(
        ITurnTransaction transaction, IReadOnlyList<EventEntry> entries, bool isTrusted)
    {
        var results = new List<EventEntryResult>(entries.Count);
        foreach (var entry in entries)
        {
            results.Add(EventEntries.FindProblem(entry, isTrusted) ?? await PutValidAsync(transaction, entry));
        }

        return results;
    }

    private async ValueTask<EventEntryResult> PutValidAsync(ITurnTransaction transaction, EventEntry entry)
    {
        var @event = MakeEvent(entry);
        if (_arns.IsForeign(entry.BusName)
            || await BusNames.FindBusAsync(transaction, entry.BusName) is not { } bus)
        {
            LogBusMissing(BusNames.NameOf(entry.BusName), @event.Id);
            return new EventEntryResult(@event.Id);
        }

        await StoreAsync(transaction, bus, @event);
        return new EventEntryResult(@event.Id);
    }

    private BusEvent MakeEvent(EventEntry entry)
    {
        var id = _random.NextId().ToString();
        var now = _timeProvider.GetUtcNow();
        var envelope = new EventEnvelope
        {
            Id = id,
            DetailType = entry.DetailType!, // An entry without a problem has all three.
            Source = entry.Source!,
            Account = _arns.AccountId,
            Time = entry.Time ?? now,
            Region = _arns.Region,
            Resources = entry.Resources,
            Detail = entry.Detail!,
        };
        return new BusEvent(id, envelope.ToUtf8(), entry.TraceHeader, Hops: 0, now, envelope.Time);
    }

    private async ValueTask StoreAsync(
        ITurnTransaction transaction, BusVersion bus, BusEvent @event, IReadOnlyList<string>? ruleArns = null)
    {
        var matcher = await _matchers.GetAsync(transaction, bus);
        var rules = matcher.Match(@event.Envelope.Span);
        if (ruleArns is not null)
        {
            rules = [.. rules.Where(rule => ruleArns.Contains(rule.Arn))];
        }

        Store(transaction, bus.Document.Name, @event, rules);
    }

    private void Store(
        ITurnTransaction transaction, string busName, BusEvent @event, IReadOnlyList<RuleDocument> rules)
    {
        using var activity = EngineTrace.Start("publish", busName);
        activity?.SetTag("messaging.message.id", @event.Id);
        transaction.AppendEvent(new EventRow
        {
            Id = @event.Id,
            BusName = busName,
            PutAt = @event.PutAt,
            Envelope = @event.Envelope,
            Routes = rules.Count == 0 ? null : DescribeRoutes(rules),
        });
        foreach (var rule in rules)
        {
            if (rule.FilledArchive is { } archive)
            {
                Archive(transaction, @event, archive);
                continue;
            }

            foreach (var target in rule.Targets)
            {
                AddDelivery(transaction, @event, rule, target);
            }
        }
    }

    private static void Archive(ITurnTransaction transaction, BusEvent @event, string archive) =>
        transaction.AppendArchivedEvent(new ArchivedEventRow
        {
            Archive = archive,
            Time = DateTimeOffset.FromUnixTimeSeconds(@event.Time.ToUnixTimeSeconds()), // As the envelope tells it.
            ArchivedAt = @event.PutAt,
            EventId = @event.Id,
            TraceHeader = @event.TraceHeader,
            Hops = @event.Hops,
            Envelope = @event.Envelope,
        });

    private void AddDelivery(ITurnTransaction transaction, BusEvent @event, RuleDocument rule, TargetDocument target)
    {
        var kind = TargetKinds.Of(target.Arn);
        if (kind == TargetKind.LogGroup)
        {
            return;
        }

        var payload = Delivery.Write(@event, rule, target.Id, _random.NextId());
        transaction.AddWork(new NewWork(
            TargetKinds.WorkOf(kind), WorkShards.Of(@event.Id), @event.PutAt, @event.Id, payload));
    }

    private static string DescribeRoutes(IReadOnlyList<RuleDocument> rules)
    {
        var routes = rules
            .Select(rule => new EventRoute(
                rule.Name, [.. rule.Targets.Select(target => new EventRouteTarget(target.Id, target.Arn))]))
            .ToList();
        return JsonSerializer.Serialize(routes, BusJsonContext.Default.IReadOnlyListEventRoute);
    }
}

/// <summary>An event on its way onto a bus.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Envelope">Its envelope in UTF-8.</param>
/// <param name="TraceHeader">The trace it belongs to.</param>
/// <param name="Hops">Over how many other buses it came.</param>
/// <param name="PutAt">When this bus took it.</param>
/// <param name="Time">When it happened.</param>
internal sealed record BusEvent(
    string Id, ReadOnlyMemory<byte> Envelope, string? TraceHeader, int Hops, DateTimeOffset PutAt, DateTimeOffset Time);
