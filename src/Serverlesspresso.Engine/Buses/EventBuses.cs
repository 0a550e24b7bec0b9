using System.Text.Json;
using Microsoft.Extensions.Options;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.Buses;

/// <summary>The event buses of the account: made, listed and deleted. The bus <c>default</c> always exists.</summary>
/// <param name="store">Reads them.</param>
/// <param name="turns">Runs the turns that change them.</param>
/// <param name="arns">Makes their ARNs.</param>
/// <param name="random">Tells buses of the same name apart.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="options">How many there may be.</param>
/// <remarks>Source: Amazon EventBridge API Reference.</remarks>
public sealed class EventBuses(
    IStore store,
    TurnRunner turns,
    Arns arns,
    IRandomSource random,
    TimeProvider timeProvider,
    IOptions<BusOptions> options)
{
    /// <summary>The ARN of a bus.</summary>
    /// <param name="bus">The bus.</param>
    public string ArnOf(BusDocument bus) => arns.EventBus(bus.Name);

    /// <summary>Creates a bus.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is for, in words.</param>
    /// <param name="tags">Its tags.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="EventBusAlreadyExistsException">There is one of this name, perhaps in another case.</exception>
    /// <exception cref="EventLimitExceededException">There are as many as there may be.</exception>
    public Task<BusDocument> CreateAsync(
        string name,
        string? description,
        IReadOnlyDictionary<string, string> tags,
        CancellationToken cancellationToken) =>
        CreateAsync(name, tags, new BusSettings { Description = description }, cancellationToken);

    /// <inheritdoc cref="CreateAsync(string, string, IReadOnlyDictionary{string, string}, CancellationToken)"/>
    /// <param name="name">Its name.</param>
    /// <param name="tags">Its tags.</param>
    /// <param name="settings">What else is said of it.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    public Task<BusDocument> CreateAsync(
        string name,
        IReadOnlyDictionary<string, string> tags,
        BusSettings settings,
        CancellationToken cancellationToken) =>
        turns.RunAsync(
            async transaction =>
            {
                if (await BusNames.FindBusAsync(transaction, name) is { } existing)
                {
                    throw new EventBusAlreadyExistsException(existing.Document.Name);
                }

                await CheckCountAsync(transaction);
                var now = timeProvider.GetUtcNow();
                var bus = settings.ApplyTo(new BusDocument
                {
                    Name = name,
                    Incarnation = random.NextId().ToString(),
                    CreatedAt = now,
                    ModifiedAt = now,
                    Tags = tags,
                });
                Put(transaction, bus);
                return bus;
            },
            cancellationToken);

    /// <summary>Changes what is set of a bus.</summary>
    /// <param name="nameOrArn">Its name or ARN; null for the default bus.</param>
    /// <param name="settings">What changes.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="EventResourceNotFoundException">There is none.</exception>
    public Task<BusDocument> UpdateAsync(
        string? nameOrArn, BusSettings settings, CancellationToken cancellationToken) =>
        turns.RunAsync(
            async transaction =>
            {
                var bus = (await BusNames.GetBusAsync(transaction, nameOrArn)).Document;
                var changed = settings.ApplyTo(bus) with { ModifiedAt = timeProvider.GetUtcNow() };
                Put(transaction, changed);
                return changed;
            },
            cancellationToken);

    /// <summary>Reads a bus.</summary>
    /// <param name="nameOrArn">Its name or ARN; null for the default bus.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="EventResourceNotFoundException">There is none.</exception>
    public async Task<BusDocument> DescribeAsync(string? nameOrArn, CancellationToken cancellationToken)
    {
        var bus = await store.ReadAsync(reader => BusNames.GetBusAsync(reader, nameOrArn), cancellationToken);
        return bus.Document;
    }

    /// <summary>Lists buses by name without regard to case.</summary>
    /// <param name="namePrefix">How their names begin; empty for all.</param>
    /// <param name="afterName">Only those after this one; null from the start.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<BusDocument>> ListAsync(
        string namePrefix, string? afterName, int limit, CancellationToken cancellationToken)
    {
        var prefix = namePrefix.ToLowerInvariant();
        var after = afterName?.ToLowerInvariant();
        var (rows, standard) = await store.ReadAsync(
            async reader => (
                await reader.ListDefinitionsAsync(DefinitionKind.Bus, prefix, after, limit),
                await BusNames.GetBusAsync(reader, BusNames.Default)),
            cancellationToken);

        // The default bus has a row only once it was changed.
        var buses = rows.Select(BusJsonContext.ReadBus).ToList();
        var isDefaultAsked = BusNames.Default.StartsWith(prefix, StringComparison.Ordinal)
            && string.CompareOrdinal(BusNames.Default, after) > 0;
        if (standard.Version == 0 && isDefaultAsked)
        {
            buses.Add(standard.Document);
        }

        return [.. buses.OrderBy(bus => bus.Name.ToLowerInvariant(), StringComparer.Ordinal).Take(limit)];
    }

    /// <summary>Deletes a bus; it is no error if there is none.</summary>
    /// <param name="nameOrArn">Its name or ARN.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="EventRequestInvalidException">It is the default bus, or it has rules.</exception>
    public Task DeleteAsync(string nameOrArn, CancellationToken cancellationToken) => turns.RunAsync(
        async transaction =>
        {
            var key = BusNames.KeyOf(nameOrArn);
            if (key == BusNames.Default)
            {
                throw new EventRequestInvalidException($"Cannot delete event bus {BusNames.Default}.");
            }

            if (await BusNames.FindBusAsync(transaction, nameOrArn) is not { } bus)
            {
                return false;
            }

            var rules = await transaction.ListDefinitionsAsync(DefinitionKind.Rule, $"{key}/", afterName: null, limit: 1);
            if (rules.Count > 0)
            {
                throw new EventRequestInvalidException(
                    $"Event bus {bus.Document.Name} can't be deleted since it has rules.");
            }

            transaction.DeleteDefinition(DefinitionKind.Bus, key);
            return true;
        },
        cancellationToken);

    private async ValueTask CheckCountAsync(IStoreReader reader)
    {
        // The default bus counts, and need not have a row.
        var rows = await reader.ListDefinitionsAsync(DefinitionKind.Bus, "", afterName: null, options.Value.BusesMax);
        if (rows.Count(row => row.Name != BusNames.Default) + 1 >= options.Value.BusesMax)
        {
            throw new EventLimitExceededException();
        }
    }

    /// <summary>Writes a bus that the turn has read: its version grows, and with it every matcher of its rules is stale.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="bus">The bus.</param>
    internal static void Put(ITurnTransaction transaction, BusDocument bus) =>
        transaction.PutDefinition(new DefinitionRow
        {
            Kind = DefinitionKind.Bus,
            Name = BusNames.KeyOf(bus.Name),
            Document = JsonSerializer.Serialize(bus, BusJsonContext.Default.BusDocument),
        });
}
