using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.Archives;

/// <summary>The archives of the buses: made, changed, listed and deleted.</summary>
/// <param name="store">Reads them.</param>
/// <param name="turns">Runs the turns that change them.</param>
/// <param name="arns">Makes their ARNs.</param>
/// <param name="random">Tells archives of the same name apart.</param>
/// <param name="timeProvider">The clock.</param>
/// <remarks>
/// An event is archived in the turn that puts it: the archive's rule is one of its bus. Source: Amazon EventBridge API
/// Reference.
/// </remarks>
public sealed class ArchiveRegistry(
    IStore store, TurnRunner turns, Arns arns, IRandomSource random, TimeProvider timeProvider)
{
    /// <summary>How many characters a name has at most. Source: EventBridge API reference, CreateArchive.</summary>
    public const int NameLengthMax = 48;

    /// <summary>Makes an archive. It keeps what its bus takes from then on.</summary>
    /// <param name="request">The archive.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="EventResourceNotFoundException">There is no such bus.</exception>
    /// <exception cref="EventResourceAlreadyExistsException">There is one of this name.</exception>
    /// <exception cref="InvalidEventPatternException">The pattern is none.</exception>
    public Task<ArchiveDocument> CreateAsync(ArchiveRequest request, CancellationToken cancellationToken) => turns.RunAsync(
        async transaction =>
        {
            var bus = await BusNames.GetBusAsync(transaction, request.BusArn);
            if (arns.EventBus(bus.Document.Name) is var busArn
                && !string.Equals(busArn, request.BusArn, StringComparison.OrdinalIgnoreCase))
            {
                throw new EventResourceNotFoundException($"Event bus {BusNames.NameOf(request.BusArn)} does not exist.");
            }

            if (await ArchiveRows.FindAsync(transaction, request.Name) is not null)
            {
                throw new EventResourceAlreadyExistsException($"Archive {request.Name} already exists.");
            }

            var archive = Change(
                new ArchiveDocument
                {
                    Name = request.Name,
                    Arn = arns.Archive(request.Name),
                    Incarnation = random.NextId().ToString(),
                    BusName = bus.Document.Name,
                    BusArn = busArn,
                    CreatedAt = timeProvider.GetUtcNow(),
                },
                request);
            await PutRuleAsync(transaction, bus.Document, archive);
            Put(transaction, archive, before: null);
            return archive;
        },
        cancellationToken);

    /// <summary>Changes an archive. What it keeps already stays, unless it is now too old.</summary>
    /// <param name="request">What to change.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="EventResourceNotFoundException">There is no such archive.</exception>
    /// <exception cref="InvalidEventPatternException">The pattern is none.</exception>
    public Task<ArchiveDocument> UpdateAsync(ArchiveRequest request, CancellationToken cancellationToken) => turns.RunAsync(
        async transaction =>
        {
            var before = await ArchiveRows.GetAsync(transaction, request.Name);
            var bus = await BusNames.GetBusAsync(transaction, before.BusName);
            var archive = Change(before, request);
            await PutRuleAsync(transaction, bus.Document, archive);
            Put(transaction, archive, before);
            return archive;
        },
        cancellationToken);

    /// <summary>Reads an archive.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="EventResourceNotFoundException">There is none.</exception>
    public Task<Archive> DescribeAsync(string name, CancellationToken cancellationToken) => store.ReadAsync(
        async reader => await CountAsync(reader, await ArchiveRows.GetAsync(reader, name)), cancellationToken);

    /// <summary>Lists archives by name.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="EventResourceNotFoundException">There is no such bus.</exception>
    public Task<IReadOnlyList<Archive>> ListAsync(ListFilter filter, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<Archive>>(
            async reader =>
            {
                var bus = filter.SourceArn is null ? default : await BusNames.GetBusAsync(reader, filter.SourceArn);
                var found = await DefinitionLists.ListAsync(
                    reader,
                    filter.RangeOf(DefinitionKind.Archive),
                    ArchiveJsonContext.ReadArchive,
                    archive => (filter.SourceArn is null || archive.BusName == bus.Document.Name)
                        && (filter.State is null || archive.State == filter.State));
                var archives = new List<Archive>(found.Count);
                foreach (var archive in found)
                {
                    archives.Add(await CountAsync(reader, archive));
                }

                return archives;
            },
            cancellationToken);

    /// <summary>Deletes an archive. Its events go in the background, and replays of it fail.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="EventResourceNotFoundException">There is none.</exception>
    public Task DeleteAsync(string name, CancellationToken cancellationToken) => turns.RunAsync(
        async transaction =>
        {
            var archive = await ArchiveRows.GetAsync(transaction, name);
            if (await ArchiveRules.FindAsync(transaction, archive) is { } rule)
            {
                var bus = await BusNames.GetBusAsync(transaction, archive.BusName);
                transaction.DeleteDefinition(DefinitionKind.Rule, BusNames.RuleKeyOf(rule.BusName, rule.Name));
                EventBuses.Put(transaction, bus.Document);
            }

            transaction.DeleteDefinition(DefinitionKind.Archive, name);
            ArchiveCleaner.Plan(transaction, archive, timeProvider.GetUtcNow());
            return archive;
        },
        cancellationToken);

    private static async ValueTask<Archive> CountAsync(IStoreReader reader, ArchiveDocument archive) =>
        new(archive, await reader.GetArchiveTotalsAsync(archive.Key));

    private static ArchiveDocument Change(ArchiveDocument archive, ArchiveRequest request) => archive with
    {
        Description = request.Description ?? archive.Description,
        EventPattern = request.EventPattern is { } pattern ? EventRules.CheckPattern(pattern) : archive.EventPattern,
        RetentionDays = request.RetentionDays ?? archive.RetentionDays,
        State = ArchiveDocument.Enabled,
        StateReason = null,
    };

    private async ValueTask PutRuleAsync(ITurnTransaction transaction, BusDocument bus, ArchiveDocument archive)
    {
        var name = ArchiveRules.NameOf(archive.Name);
        var existing = await BusNames.FindRuleAsync(transaction, bus.Name, name);
        if (existing is not null && existing.Archive != archive.Key)
        {
            throw new EventResourceAlreadyExistsException($"Rule {name} already exists.");
        }

        EventRules.Write(transaction, bus, ArchiveRules.Make(archive, arns));
    }

    private void Put(ITurnTransaction transaction, ArchiveDocument archive, ArchiveDocument? before)
    {
        if (archive.RetentionDays == (before?.RetentionDays ?? 0))
        {
            ArchiveRows.Put(transaction, archive);
            return;
        }

        archive = archive with { CleaningRound = archive.CleaningRound + 1 };
        ArchiveRows.Put(transaction, archive);
        ArchiveCleaner.Plan(transaction, archive, timeProvider.GetUtcNow());
    }
}
