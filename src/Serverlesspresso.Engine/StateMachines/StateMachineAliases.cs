using System.Text.Json;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.StateMachines;

/// <summary>The aliases of state machines: made, changed, listed and deleted.</summary>
/// <param name="store">Reads them.</param>
/// <param name="turns">Runs the turns that change them.</param>
/// <param name="timeProvider">The clock.</param>
/// <remarks>Source: AWS Step Functions API Reference.</remarks>
public sealed class StateMachineAliases(IStore store, TurnRunner turns, TimeProvider timeProvider)
{
    /// <summary>How many a state machine has at most. Source: AWS Step Functions Developer Guide, Service quotas.</summary>
    private const int AliasesMax = 100;

    private const int WeightsSum = 100;

    /// <summary>Makes an alias. Making the same one again answers the one that is there.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What is said of it.</param>
    /// <param name="routes">Where it leads: to one or two versions of one state machine.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="InvalidRoutingException">The weights do not sum up, or the versions are not of one state machine.</exception>
    /// <exception cref="ReferencedResourceNotFoundException">There is no such version.</exception>
    /// <exception cref="ConflictException">There is another alias of this name.</exception>
    /// <exception cref="ServiceQuotaExceededException">There are too many aliases.</exception>
    public Task<StateMachineAliasDocument> CreateAsync(
        string name, string? description, IReadOnlyList<AliasRoute> routes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var stateMachineArn = CheckRoutes(routes);
        return turns.RunAsync(
            async transaction =>
            {
                await CheckVersionsAsync(transaction, stateMachineArn, routes);
                var arn = $"{stateMachineArn}:{name}";
                if (await FindInTurnAsync(transaction, arn) is { } existing)
                {
                    var isSame = existing.Description == description && existing.Routes.SequenceEqual(routes);
                    return isSame ? existing : throw new ConflictException(
                        "Failed to create alias because an alias with the same name and a different "
                        + "routing configuration already exists.");
                }

                if ((await ListInTurnAsync(transaction, stateMachineArn)).Count >= AliasesMax)
                {
                    throw new ServiceQuotaExceededException(
                        $"The maximum number of aliases ({AliasesMax}) of the state machine has been reached.");
                }

                var now = timeProvider.GetUtcNow();
                return Put(transaction, new StateMachineAliasDocument
                {
                    Arn = arn,
                    Name = name,
                    Description = description,
                    Routes = routes,
                    CreatedAt = now,
                    UpdatedAt = now,
                });
            },
            cancellationToken);
    }

    /// <summary>Changes an alias.</summary>
    /// <param name="aliasArn">The alias.</param>
    /// <param name="description">What is said of it; null keeps it.</param>
    /// <param name="routes">Where it leads; null keeps it.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="InvalidRoutingException">The weights do not sum up, or the versions are not of its state machine.</exception>
    /// <exception cref="ReferencedResourceNotFoundException">There is no such alias or version.</exception>
    public Task<StateMachineAliasDocument> UpdateAsync(
        string aliasArn, string? description, IReadOnlyList<AliasRoute>? routes, CancellationToken cancellationToken)
    {
        var (stateMachineArn, _) = QualifiedArns.Divide(aliasArn);
        if (routes is not null && CheckRoutes(routes) != stateMachineArn)
        {
            throw new InvalidRoutingException("The routing configuration must name versions of the alias's state machine.");
        }

        return turns.RunAsync(
            async transaction =>
            {
                var alias = await FindInTurnAsync(transaction, aliasArn) ?? throw new ReferencedResourceNotFoundException();
                await CheckVersionsAsync(transaction, stateMachineArn, routes ?? []);
                return Put(transaction, alias with
                {
                    Description = description ?? alias.Description,
                    Routes = routes ?? alias.Routes,
                    UpdatedAt = timeProvider.GetUtcNow(),
                });
            },
            cancellationToken);
    }

    /// <summary>Reads an alias.</summary>
    /// <param name="aliasArn">The alias.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ReferencedResourceNotFoundException">There is none.</exception>
    public Task<StateMachineAliasDocument> DescribeAsync(string aliasArn, CancellationToken cancellationToken) =>
        store.ReadAsync(
            async reader => await FindInTurnAsync(reader, aliasArn) ?? throw new ReferencedResourceNotFoundException(),
            cancellationToken);

    /// <summary>Lists the aliases of a state machine, or those that lead to one of its versions, the newest first.</summary>
    /// <param name="arn">The state machine or version.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="StateMachineDoesNotExistException">There is no such state machine.</exception>
    public Task<IReadOnlyList<StateMachineAliasDocument>> ListAsync(string arn, CancellationToken cancellationToken)
    {
        var (stateMachineArn, qualifier) = QualifiedArns.Divide(arn);
        return store.ReadAsync<IReadOnlyList<StateMachineAliasDocument>>(
            async reader =>
            {
                await StateMachineRegistry.GetInTurnAsync(reader, stateMachineArn);
                var aliases = await ListInTurnAsync(reader, stateMachineArn);
                return qualifier is null
                    ? aliases
                    : [.. aliases.Where(alias => alias.Routes.Any(route => route.VersionArn == arn))];
            },
            cancellationToken);
    }

    /// <summary>Deletes an alias; it is no error if there is none. The versions stay.</summary>
    /// <param name="aliasArn">The alias.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    public Task DeleteAsync(string aliasArn, CancellationToken cancellationToken) => turns.RunAsync(
        async transaction =>
        {
            if (await FindInTurnAsync(transaction, aliasArn) is not null)
            {
                transaction.DeleteDefinition(DefinitionKind.StateMachineAlias, aliasArn);
            }

            return aliasArn;
        },
        cancellationToken);

    /// <summary>Finds an alias within a turn or snapshot, or null.</summary>
    internal static async ValueTask<StateMachineAliasDocument?> FindInTurnAsync(IStoreReader reader, string aliasArn) =>
        await reader.GetDefinitionAsync(DefinitionKind.StateMachineAlias, aliasArn) is { } row ? Read(row) : null;

    /// <summary>Lists the aliases of a state machine within a turn or snapshot, the newest first.</summary>
    internal static async ValueTask<IReadOnlyList<StateMachineAliasDocument>> ListInTurnAsync(
        IStoreReader reader, string stateMachineArn)
    {
        var rows = await reader.ListDefinitionsAsync(
            DefinitionKind.StateMachineAlias, stateMachineArn + ":", afterName: null, AliasesMax);
        return [.. rows.Select(Read).OrderByDescending(alias => alias.CreatedAt).ThenBy(alias => alias.Arn, StringComparer.Ordinal)];
    }

    /// <returns>The state machine whose versions they are.</returns>
    private static string CheckRoutes(IReadOnlyList<AliasRoute> routes)
    {
        var machines = routes.Select(route => QualifiedArns.Divide(route.VersionArn).StateMachineArn).Distinct().ToList();
        if (machines.Count != 1 || routes.Select(route => route.VersionArn).Distinct().Count() != routes.Count)
        {
            throw new InvalidRoutingException("The routing configuration must name different versions of one state machine.");
        }

        return routes.Sum(route => route.Weight) == WeightsSum
            ? machines[0]
            : throw new InvalidRoutingException("The weights of the routing configuration must sum up to 100.");
    }

    /// <summary>Checks that versions exist, and writes their state machine: none of them is deleted at the same time.</summary>
    private static async ValueTask CheckVersionsAsync(
        ITurnTransaction transaction, string stateMachineArn, IReadOnlyList<AliasRoute> routes)
    {
        foreach (var route in routes)
        {
            if (await StateMachineVersions.FindInTurnAsync(transaction, route.VersionArn) is null)
            {
                throw new ReferencedResourceNotFoundException();
            }
        }

        StateMachineRegistry.Touch(transaction, await StateMachineRegistry.GetInTurnAsync(transaction, stateMachineArn));
    }

    private static StateMachineAliasDocument Read(DefinitionRow row) =>
        JsonSerializer.Deserialize(row.Document, StateMachineJsonContext.Default.StateMachineAliasDocument)
        ?? throw new InvalidDataException($"The stored alias '{row.Name}' is empty.");

    private static StateMachineAliasDocument Put(ITurnTransaction transaction, StateMachineAliasDocument alias)
    {
        transaction.PutDefinition(new DefinitionRow
        {
            Kind = DefinitionKind.StateMachineAlias,
            Name = alias.Arn,
            Document = JsonSerializer.Serialize(alias, StateMachineJsonContext.Default.StateMachineAliasDocument),
        });
        return alias;
    }
}
