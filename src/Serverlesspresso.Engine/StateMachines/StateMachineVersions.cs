using System.Globalization;
using System.Text.Json;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.StateMachines;

/// <summary>The versions of state machines: published, listed and deleted.</summary>
/// <param name="store">Reads them.</param>
/// <param name="turns">Runs the turns that change them.</param>
/// <param name="timeProvider">The clock.</param>
/// <remarks>Source: AWS Step Functions API Reference.</remarks>
public sealed class StateMachineVersions(IStore store, TurnRunner turns, TimeProvider timeProvider)
{
    /// <summary>How AWS names the revision of a state machine that was never changed.</summary>
    public const string InitialRevision = "INITIAL";

    /// <summary>How many a state machine has at most. Source: AWS Step Functions Developer Guide, Service quotas.</summary>
    private const int VersionsMax = 1_000;

    /// <summary>Publishes the current revision. One that was published already answers the version it has.</summary>
    /// <param name="stateMachineArn">The state machine.</param>
    /// <param name="revisionId">What the current revision must be; null for any.</param>
    /// <param name="description">What is said of the version.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="StateMachineDoesNotExistException">There is no such state machine.</exception>
    /// <exception cref="ConflictException">The current revision is another one.</exception>
    /// <exception cref="ServiceQuotaExceededException">There are too many versions.</exception>
    public Task<StateMachineVersionDocument> PublishAsync(
        string stateMachineArn, string? revisionId, string? description, CancellationToken cancellationToken) =>
        turns.RunAsync(
            async transaction =>
            {
                var document = await StateMachineRegistry.GetInTurnAsync(transaction, stateMachineArn);
                var current = document.UpdatedAt is null ? InitialRevision : document.RevisionId;
                if (revisionId is not null && revisionId != current && revisionId != document.RevisionId)
                {
                    throw new ConflictException(
                        $"Failed to publish the State Machine version for revision {revisionId}. "
                        + $"The current State Machine revision is {current}.");
                }

                return await PublishInTurnAsync(transaction, document, description, timeProvider.GetUtcNow());
            },
            cancellationToken);

    /// <summary>Lists the versions of a state machine, the newest first.</summary>
    /// <param name="stateMachineArn">The state machine.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<IReadOnlyList<StateMachineVersionDocument>> ListAsync(
        string stateMachineArn, CancellationToken cancellationToken) =>
        store.ReadAsync(reader => ListInTurnAsync(reader, stateMachineArn), cancellationToken);

    /// <summary>Deletes a version; it is no error if there is none. Its executions go on.</summary>
    /// <param name="versionArn">The version.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="ConflictException">An alias leads to it.</exception>
    public Task DeleteAsync(string versionArn, CancellationToken cancellationToken) => turns.RunAsync(
        async transaction =>
        {
            if (await FindInTurnAsync(transaction, versionArn) is null)
            {
                return versionArn;
            }

            // Reading the state machine fences the list of its aliases: whoever makes one writes it.
            var (stateMachineArn, _) = QualifiedArns.Divide(versionArn);
            StateMachineRegistry.Touch(transaction, await StateMachineRegistry.GetInTurnAsync(transaction, stateMachineArn));
            var aliases = await StateMachineAliases.ListInTurnAsync(transaction, stateMachineArn);
            var names = aliases.Where(alias => alias.Routes.Any(route => route.VersionArn == versionArn)).Select(alias => alias.Name);
            if (string.Join(", ", names) is { Length: > 0 } list)
            {
                throw new ConflictException(
                    "Version to be deleted must not be referenced by an alias. "
                    + $"Current list of aliases referencing this version: [{list}]");
            }

            transaction.DeleteDefinition(DefinitionKind.StateMachineVersion, versionArn);
            return versionArn;
        },
        cancellationToken);

    /// <summary>Publishes the current revision of a state machine within a turn.</summary>
    internal static async ValueTask<StateMachineVersionDocument> PublishInTurnAsync(
        ITurnTransaction transaction, StateMachineDocument document, string? description, DateTimeOffset now)
    {
        var versions = await ListInTurnAsync(transaction, document.Arn);
        if (versions.FirstOrDefault(version => version.RevisionId == document.RevisionId) is { } published)
        {
            return published;
        }

        if (versions.Count >= VersionsMax)
        {
            throw new ServiceQuotaExceededException(
                $"The maximum number of versions ({VersionsMax}) of the state machine has been reached.");
        }

        var number = document.LastVersion + 1;
        var version = new StateMachineVersionDocument
        {
            Arn = string.Create(CultureInfo.InvariantCulture, $"{document.Arn}:{number}"),
            Number = number,
            RevisionId = document.RevisionId,
            Description = description,
            CreatedAt = now,
        };
        await transaction.GetDefinitionAsync(DefinitionKind.StateMachineVersion, version.Arn);
        transaction.PutDefinition(new DefinitionRow
        {
            Kind = DefinitionKind.StateMachineVersion,
            Name = version.Arn,
            Document = JsonSerializer.Serialize(version, StateMachineJsonContext.Default.StateMachineVersionDocument),
        });
        StateMachineRegistry.Touch(transaction, document with { LastVersion = number });
        return version;
    }

    /// <summary>Finds a version within a turn or snapshot, or null.</summary>
    internal static async ValueTask<StateMachineVersionDocument?> FindInTurnAsync(IStoreReader reader, string versionArn) =>
        await reader.GetDefinitionAsync(DefinitionKind.StateMachineVersion, versionArn) is { } row ? Read(row) : null;

    /// <summary>Lists the versions of a state machine within a turn or snapshot, the newest first.</summary>
    internal static async ValueTask<IReadOnlyList<StateMachineVersionDocument>> ListInTurnAsync(
        IStoreReader reader, string stateMachineArn)
    {
        var rows = await reader.ListDefinitionsAsync(
            DefinitionKind.StateMachineVersion, stateMachineArn + ":", afterName: null, VersionsMax);
        return [.. rows.Select(Read).OrderByDescending(version => version.Number)];
    }

    private static StateMachineVersionDocument Read(DefinitionRow row) =>
        JsonSerializer.Deserialize(row.Document, StateMachineJsonContext.Default.StateMachineVersionDocument)
        ?? throw new InvalidDataException($"The stored version '{row.Name}' is empty.");
}
