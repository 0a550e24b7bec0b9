using System.Text.Json;
using Microsoft.Extensions.Options;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Archives;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Events.Patterns;
using Serverlesspresso.Events.Schedules;

namespace Serverlesspresso.Engine.Buses;

/// <summary>The rules of the buses: made, changed, listed and deleted.</summary>
/// <remarks>
/// Each change of a rule also writes its bus: a turn that puts an event reads only the bus, and is fenced by it.
/// Source: Amazon EventBridge API Reference.
/// </remarks>
public sealed class EventRules
{
    /// <summary>How many characters a pattern has at most. Source: EventBridge API reference, PutRule.</summary>
    public const int PatternLengthMax = 4_096;

    private readonly IStore _store;
    private readonly TurnRunner _turns;
    private readonly RuleSchedules _schedules;
    private readonly Arns _arns;
    private readonly IRandomSource _random;
    private readonly BusOptions _options;

    internal EventRules(
        IStore store,
        TurnRunner turns,
        RuleSchedules schedules,
        Arns arns,
        IRandomSource random,
        IOptions<BusOptions> options)
    {
        _store = store;
        _turns = turns;
        _schedules = schedules;
        _arns = arns;
        _random = random;
        _options = options.Value;
    }

    /// <summary>Makes a rule, or changes one of the same name; its targets stay.</summary>
    /// <param name="request">The rule.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="InvalidEventPatternException">The pattern is none.</exception>
    /// <exception cref="EventRequestInvalidException">
    /// Neither pattern nor schedule is there, the schedule is none or not on the default bus, or a text is too long.
    /// </exception>
    /// <exception cref="EventResourceNotFoundException">There is no such bus.</exception>
    /// <exception cref="EventLimitExceededException">The bus has as many rules as it may have.</exception>
    /// <exception cref="ManagedRuleException">There is one of this name that belongs to a service.</exception>
    public Task<RuleDocument> PutAsync(PutRuleRequest request, CancellationToken cancellationToken)
    {
        var (pattern, schedule) = CheckTriggers(request.BusName, request.EventPattern, request.ScheduleExpression);
        CheckDescription(request.Description);
        return _turns.RunAsync(
            async transaction =>
            {
                var bus = await BusNames.GetBusAsync(transaction, request.BusName);
                var existing = await BusNames.FindRuleAsync(transaction, request.BusName, request.Name);
                CheckManaged(existing, isForced: false);
                await CheckCountAsync(transaction, request.BusName, existing);
                var rule = new RuleDocument
                {
                    Name = request.Name,
                    Incarnation = existing is null ? _random.NextId().ToString() : existing.Incarnation,
                    BusName = bus.Document.Name,
                    Arn = _arns.Rule(bus.Document.Name, request.Name),
                    EventPattern = pattern,
                    Schedule = _schedules.Revise(existing?.Schedule, schedule),
                    State = request.State ?? RuleDocument.Enabled,
                    Description = request.Description,
                    RoleArn = request.RoleArn,
                    Tags = existing?.Tags ?? request.Tags,
                    Targets = existing?.Targets ?? [],
                };
                return await WriteAsync(transaction, bus.Document, existing, rule);
            },
            cancellationToken);
    }

    /// <summary>Reads a rule.</summary>
    /// <param name="busNameOrArn">Its bus; null for the default bus.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="EventResourceNotFoundException">There is no such bus or rule.</exception>
    public Task<RuleDocument> DescribeAsync(string? busNameOrArn, string name, CancellationToken cancellationToken) =>
        _store.ReadAsync(reader => BusNames.GetRuleAsync(reader, busNameOrArn, name), cancellationToken);

    /// <summary>Lists the rules of a bus by name.</summary>
    /// <param name="busNameOrArn">The bus; null for the default bus.</param>
    /// <param name="namePrefix">How their names begin; empty for all.</param>
    /// <param name="afterName">Only those after this one; null from the start.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="EventResourceNotFoundException">There is no such bus.</exception>
    public Task<IReadOnlyList<RuleDocument>> ListAsync(
        string? busNameOrArn, string namePrefix, string? afterName, int limit, CancellationToken cancellationToken) =>
        _store.ReadAsync(
            async reader =>
            {
                await BusNames.GetBusAsync(reader, busNameOrArn);
                return await ListInTurnAsync(reader, BusNames.KeyOf(busNameOrArn), namePrefix, afterName, limit);
            },
            cancellationToken);

    /// <summary>Lists the rules of a bus that have a target, by name.</summary>
    /// <param name="busNameOrArn">The bus; null for the default bus.</param>
    /// <param name="targetArn">The target.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="EventResourceNotFoundException">There is no such bus.</exception>
    public Task<IReadOnlyList<RuleDocument>> ListByTargetAsync(
        string? busNameOrArn, string targetArn, CancellationToken cancellationToken) =>
        _store.ReadAsync<IReadOnlyList<RuleDocument>>(
            async reader =>
            {
                await BusNames.GetBusAsync(reader, busNameOrArn);
                var rules = await ListAllInTurnAsync(reader, BusNames.KeyOf(busNameOrArn));
                return [.. rules.Where(rule => rule.Targets.Any(target => target.Arn == targetArn))];
            },
            cancellationToken);

    /// <summary>Changes the pattern, the schedule and the description of a rule; all else stays as it is.</summary>
    /// <param name="request">The rule's name and bus, and what it is to have from now on.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="InvalidEventPatternException">The pattern is none.</exception>
    /// <exception cref="EventRequestInvalidException">
    /// Neither pattern nor schedule is there, the schedule is none or not on the default bus, or a text is too long.
    /// </exception>
    /// <exception cref="EventResourceNotFoundException">There is no such bus or rule.</exception>
    public Task<RuleDocument> ReviseAsync(PutRuleRequest request, CancellationToken cancellationToken)
    {
        var (pattern, schedule) = CheckTriggers(request.BusName, request.EventPattern, request.ScheduleExpression);
        CheckDescription(request.Description);
        return ChangeAsync(
            request.BusName,
            request.Name,
            rule => rule with
            {
                EventPattern = pattern,
                Schedule = _schedules.Revise(rule.Schedule, schedule),
                Description = request.Description,
            },
            cancellationToken);
    }

    /// <summary>Enables or disables a rule.</summary>
    /// <param name="busNameOrArn">Its bus; null for the default bus.</param>
    /// <param name="name">Its name.</param>
    /// <param name="isEnabled">Whether it matches events and fires from now on.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="EventResourceNotFoundException">There is no such bus or rule.</exception>
    public Task SetEnabledAsync(string? busNameOrArn, string name, bool isEnabled, CancellationToken cancellationToken) =>
        ChangeAsync(
            busNameOrArn,
            name,
            rule => rule with { State = isEnabled ? RuleDocument.Enabled : RuleDocument.Disabled },
            cancellationToken);

    /// <summary>Deletes a rule; it is no error if there is none.</summary>
    /// <param name="busNameOrArn">Its bus; null for the default bus.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <param name="isForced">Whether to delete it even if it belongs to a service.</param>
    /// <exception cref="EventRequestInvalidException">It has targets.</exception>
    /// <exception cref="EventResourceNotFoundException">There is no such bus.</exception>
    /// <exception cref="ManagedRuleException">It belongs to a service.</exception>
    public Task DeleteAsync(
        string? busNameOrArn, string name, CancellationToken cancellationToken, bool isForced = false) => _turns.RunAsync(
        async transaction =>
        {
            var bus = await BusNames.GetBusAsync(transaction, busNameOrArn);
            if (await BusNames.FindRuleAsync(transaction, busNameOrArn, name) is not { } rule)
            {
                return false;
            }

            CheckManaged(rule, isForced);
            if (rule.Targets.Count > 0)
            {
                throw new EventRequestInvalidException("Rule can't be deleted since it has targets.");
            }

            await RuleSchedules.CancelAsync(transaction, rule);
            transaction.DeleteDefinition(DefinitionKind.Rule, BusNames.RuleKeyOf(busNameOrArn, name));
            EventBuses.Put(transaction, bus.Document);
            await ArchiveRules.NoteDeletedAsync(transaction, rule);
            return true;
        },
        cancellationToken);

    /// <summary>Tells whether an event matches a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="eventText">The event: a JSON object with id, account, source, time, region and detail-type.</param>
    /// <exception cref="InvalidEventPatternException">The pattern is none.</exception>
    /// <exception cref="EventRequestInvalidException">The event is none.</exception>
    public static bool TestPattern(string pattern, string eventText)
    {
        var parsed = ParsePattern(pattern);
        return parsed.Matches(TestEvent.Check(eventText));
    }

    /// <summary>Changes a rule and, so that events see it, its bus.</summary>
    /// <exception cref="ManagedRuleException">It belongs to a service, and nobody forces the change.</exception>
    internal Task<RuleDocument> ChangeAsync(
        string? busNameOrArn,
        string name,
        Func<RuleDocument, RuleDocument> change,
        CancellationToken cancellationToken,
        bool isForced = false) =>
        _turns.RunAsync(
            async transaction =>
            {
                var bus = await BusNames.GetBusAsync(transaction, busNameOrArn);
                var rule = await BusNames.GetRuleAsync(transaction, busNameOrArn, name);
                CheckManaged(rule, isForced);
                var changed = await WriteAsync(transaction, bus.Document, rule, change(rule));
                await ArchiveRules.NoteChangedAsync(transaction, rule, changed);
                return changed;
            },
            cancellationToken);

    /// <summary>Lists all rules of a bus within a turn or snapshot.</summary>
    /// <param name="reader">The turn's transaction or the snapshot.</param>
    /// <param name="busKey">The name of the bus's row.</param>
    internal static ValueTask<IReadOnlyList<RuleDocument>> ListAllInTurnAsync(IStoreReader reader, string busKey) =>
        DefinitionLists.ListAsync(reader, RangeOf(busKey), BusJsonContext.ReadRule);

    /// <summary>Lists the rows of all rules of a bus, for whoever has read most of them already.</summary>
    /// <param name="reader">The turn's transaction or the snapshot.</param>
    /// <param name="busKey">The name of the bus's row.</param>
    internal static ValueTask<IReadOnlyList<DefinitionRow>> ListRowsInTurnAsync(IStoreReader reader, string busKey) =>
        DefinitionLists.ListAsync(reader, RangeOf(busKey), row => row);

    private static DefinitionRange RangeOf(string busKey) => new(DefinitionKind.Rule, $"{busKey}/");

    private static async ValueTask<IReadOnlyList<RuleDocument>> ListInTurnAsync(
        IStoreReader reader, string busKey, string namePrefix, string? afterName, int limit)
    {
        var rows = await reader.ListDefinitionsAsync(
            DefinitionKind.Rule, $"{busKey}/{namePrefix}", afterName is null ? null : $"{busKey}/{afterName}", limit);
        return [.. rows.Select(BusJsonContext.ReadRule)];
    }

    /// <summary>Writes a rule that the turn has read, and its bus.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="bus">The bus, which the turn has read too.</param>
    /// <param name="rule">The rule.</param>
    internal static void Write(ITurnTransaction transaction, BusDocument bus, RuleDocument rule)
    {
        transaction.PutDefinition(new DefinitionRow
        {
            Kind = DefinitionKind.Rule,
            Name = BusNames.RuleKeyOf(rule.BusName, rule.Name),
            Document = JsonSerializer.Serialize(rule, BusJsonContext.Default.RuleDocument),
        });
        EventBuses.Put(transaction, bus);
    }

    private async ValueTask<RuleDocument> WriteAsync(
        ITurnTransaction transaction, BusDocument bus, RuleDocument? before, RuleDocument rule)
    {
        await _schedules.ArmAsync(transaction, before, rule);
        Write(transaction, bus, rule);
        return rule;
    }

    private static (string? Pattern, EventSchedule? Schedule) CheckTriggers(
        string? busNameOrArn, string? pattern, string? schedule)
    {
        var hasPattern = !string.IsNullOrEmpty(pattern);
        var hasSchedule = !string.IsNullOrEmpty(schedule);
        if (!hasPattern && !hasSchedule)
        {
            throw new EventRequestInvalidException("Parameter(s) EventPattern or ScheduleExpression must be specified.");
        }

        return (
            hasPattern ? CheckPattern(pattern!) : null, // It is not empty.
            hasSchedule ? RuleSchedules.Check(busNameOrArn, schedule!) : null); // It is not empty.
    }

    /// <summary>Checks an event pattern.</summary>
    /// <param name="text">The pattern.</param>
    /// <returns>The pattern as it is stored.</returns>
    internal static string CheckPattern(string text) => text.Length <= PatternLengthMax
        ? ParsePattern(text).Text
        : throw new EventRequestInvalidException($"The event pattern has more than {PatternLengthMax:N0} characters.");

    private async ValueTask CheckCountAsync(IStoreReader reader, string? busNameOrArn, RuleDocument? existing)
    {
        if (existing is not null)
        {
            return;
        }

        var rows = await reader.ListDefinitionsAsync(
            DefinitionKind.Rule, $"{BusNames.KeyOf(busNameOrArn)}/", afterName: null, _options.RulesPerBusMax);
        if (rows.Count >= _options.RulesPerBusMax)
        {
            throw new EventLimitExceededException();
        }
    }

    private static void CheckManaged(RuleDocument? rule, bool isForced)
    {
        if (rule?.ManagedBy is not null && !isForced)
        {
            throw new ManagedRuleException(rule.Name);
        }
    }

    private static void CheckDescription(string? text)
    {
        if (text?.Length > BusResourceNames.DescriptionLengthMax)
        {
            throw new EventRequestInvalidException(
                $"The description has more than {BusResourceNames.DescriptionLengthMax} characters.");
        }
    }

    private static EventPattern ParsePattern(string text) => EventPattern.TryParse(text, out var pattern, out var error)
        ? pattern
        : throw new InvalidEventPatternException(error.Message);
}
