using System.Runtime.CompilerServices;
using System.Text.Json;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Integrations;
using Serverlesspresso.Engine.MapRuns;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.States.Definitions;

namespace Serverlesspresso.Engine.StateMachines;

/// <summary>The state machines of the account: made, changed, listed and deleted.</summary>
/// <param name="store">Reads them.</param>
/// <param name="turns">Runs the turns that change them.</param>
/// <param name="definitions">Their compiled definitions.</param>
/// <param name="integrations">What their task states can call.</param>
/// <param name="arns">Makes their ARNs.</param>
/// <param name="random">Makes revision ids.</param>
/// <param name="timeProvider">The clock.</param>
/// <remarks>Source: AWS Step Functions API Reference.</remarks>
public sealed class StateMachineRegistry(
    IStore store,
    TurnRunner turns,
    DefinitionCache definitions,
    TaskIntegrations integrations,
    Arns arns,
    IRandomSource random,
    TimeProvider timeProvider)
{
    /// <summary>How many bytes of UTF-8 a definition has at most.</summary>
    public const int DefinitionBytesMax = 1_048_576;

    // A row never changes, and the store keeps those in use: each is read once, and not with every execution.
    private static readonly ConditionalWeakTable<DefinitionRow, StateMachineDocument> Documents = [];

    /// <summary>Makes a state machine. Making the same one again answers the one that is there.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="InvalidNameException">The name cannot be one.</exception>
    /// <exception cref="InvalidDefinitionException">The definition has errors.</exception>
    /// <exception cref="StateMachineAlreadyExistsException">There is another one of this name.</exception>
    public Task<StateMachineDocument> CreateAsync(
        CreateStateMachineRequest request, CancellationToken cancellationToken)
    {
        StateMachineNames.Check(request.Name);
        CheckDefinition(request.Definition, StateMachineTypes.Parse(request.Type));
        return turns.RunAsync(transaction => CreateInTurnAsync(transaction, request), cancellationToken);
    }

    /// <summary>Makes a state machine within a turn. The request is valid already.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="request">What to make.</param>
    /// <exception cref="StateMachineAlreadyExistsException">There is another one of this name.</exception>
    public async ValueTask<StateMachineDocument> CreateInTurnAsync(
        ITurnTransaction transaction, CreateStateMachineRequest request)
    {
        var arn = arns.StateMachine(request.Name);
        var type = request.Type == StateMachineTypes.Express ? request.Type : null;
        if (await FindInTurnAsync(transaction, arn) is { } existing)
        {
            var isSame = existing.Definition == request.Definition && existing.IsExpress == (type is not null);
            return isSame
                ? await PublishIfAskedAsync(transaction, existing, request.Publish, request.VersionDescription)
                : throw new StateMachineAlreadyExistsException(arn);
        }

        var document = new StateMachineDocument
        {
            Arn = arn,
            Name = request.Name,
            Type = type,
            RevisionId = random.NextId().ToString(),
            Definition = request.Definition,
            RoleArn = request.RoleArn,
            CreatedAt = timeProvider.GetUtcNow(),
            Tags = request.Tags,
            Configurations = request.Configurations,
        };
        await PutAsync(transaction, document, document.CreatedAt);
        return await PublishIfAskedAsync(transaction, document, request.Publish, request.VersionDescription);
    }

    /// <summary>Changes a state machine. Executions that run stay with what they started with.</summary>
    /// <param name="arn">The state machine.</param>
    /// <param name="definition">The new definition; null keeps it.</param>
    /// <param name="roleArn">The new role; null keeps it.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="StateMachineDoesNotExistException">There is none.</exception>
    /// <exception cref="InvalidDefinitionException">The definition has errors.</exception>
    public Task<StateMachineDocument> UpdateAsync(
        string arn, string? definition, string? roleArn, CancellationToken cancellationToken) =>
        UpdateAsync(
            new UpdateStateMachineRequest { Arn = arn, Definition = definition, RoleArn = roleArn }, cancellationToken);

    /// <summary>Changes a state machine. Executions that run stay with what they started with.</summary>
    /// <param name="request">What to change.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="StateMachineDoesNotExistException">There is none.</exception>
    /// <exception cref="InvalidDefinitionException">The definition has errors.</exception>
    public async Task<StateMachineDocument> UpdateAsync(
        UpdateStateMachineRequest request, CancellationToken cancellationToken)
    {
        if (request.Definition is { } definition)
        {
            // Up to a megabyte is read: a turn would hold up others meanwhile.
            var document = await DescribeAsync(request.Arn, cancellationToken);
            CheckDefinition(definition, StateMachineTypes.Parse(document.Type));
        }

        return await turns.RunAsync(transaction => UpdateInTurnAsync(transaction, request), cancellationToken);
    }

    /// <summary>Reads a state machine.</summary>
    /// <param name="arn">The state machine.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="StateMachineDoesNotExistException">There is none.</exception>
    public Task<StateMachineDocument> DescribeAsync(string arn, CancellationToken cancellationToken) =>
        store.ReadAsync(reader => GetInTurnAsync(reader, arn), cancellationToken);

    /// <summary>Reads a state machine, or a version as if it were one.</summary>
    /// <param name="arn">The state machine or version.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="StateMachineDoesNotExistException">There is none.</exception>
    public Task<(StateMachineDocument StateMachine, StateMachineVersionDocument? Version)> DescribeQualifiedAsync(
        string arn, CancellationToken cancellationToken) => store.ReadAsync(
        async reader =>
        {
            var (stateMachineArn, qualifier) = QualifiedArns.Divide(arn);
            var document = await FindInTurnAsync(reader, stateMachineArn) ?? throw new StateMachineDoesNotExistException(arn);
            if (qualifier is null)
            {
                return (document, (StateMachineVersionDocument?)null);
            }

            var version = await StateMachineVersions.FindInTurnAsync(reader, arn)
                ?? throw new StateMachineDoesNotExistException(arn);
            var row = await reader.GetDefinitionAsync(
                DefinitionKind.StateMachineRevision, RevisionName(stateMachineArn, version.RevisionId));
            var revision = ReadRevision(row!); // The revision of a version is never deleted.
            document = document with
            {
                Definition = revision.Definition,
                RoleArn = revision.RoleArn,
                RevisionId = version.RevisionId,
            };
            return (document, version);
        },
        cancellationToken);

    /// <summary>Reads a revision.</summary>
    /// <param name="stateMachineArn">
    /// The state machine, which may be deleted meanwhile; with a label, what a distributed Map of it has its children run.
    /// </param>
    /// <param name="revisionId">The revision.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<StateMachineRevisionDocument> DescribeRevisionAsync(
        string stateMachineArn, string revisionId, CancellationToken cancellationToken) => store.ReadAsync(
        async reader =>
        {
            var (wholeArn, label) = MapRunArns.Divide(stateMachineArn);
            var row = await reader.GetDefinitionAsync(
                DefinitionKind.StateMachineRevision, RevisionName(wholeArn, revisionId))
                ?? throw new StateMachineDoesNotExistException(stateMachineArn);
            var revision = ReadRevision(row);
            if (label is null)
            {
                return revision;
            }

            var whole = await definitions.GetAsync(reader, wholeArn, revisionId);
            return revision with { Definition = whole.Definition.ShowProcessor(label) ?? revision.Definition };
        },
        cancellationToken);

    /// <summary>Lists state machines by name.</summary>
    /// <param name="afterArn">Only those after this one; null from the start.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<IReadOnlyList<StateMachineDocument>> ListAsync(
        string? afterArn, int limit, CancellationToken cancellationToken) =>
        store.ReadAsync(reader => ListInTurnAsync(reader, afterArn, limit), cancellationToken);

    /// <summary>Lists state machines by name, within a turn or snapshot.</summary>
    /// <param name="reader">The turn's transaction or the snapshot.</param>
    /// <param name="afterArn">Only those after this one; null from the start.</param>
    /// <param name="limit">How many at most.</param>
    public static async ValueTask<IReadOnlyList<StateMachineDocument>> ListInTurnAsync(
        IStoreReader reader, string? afterArn, int limit)
    {
        var rows = await reader.ListDefinitionsAsync(DefinitionKind.StateMachine, string.Empty, afterArn, limit);
        return [.. rows.Select(Read)];
    }

    /// <summary>Deletes a state machine; it is no error if there is none. Executions that run go on to their end.</summary>
    /// <param name="arn">The state machine.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public Task DeleteAsync(string arn, CancellationToken cancellationToken) => turns.RunAsync(
        async transaction =>
        {
            if (await FindInTurnAsync(transaction, arn) is not null)
            {
                transaction.DeleteDefinition(DefinitionKind.StateMachine, arn);
                await DeleteQualifiedAsync(transaction, arn);
            }

            return arn;
        },
        cancellationToken);

    /// <summary>Changes the tags of a state machine.</summary>
    /// <param name="arn">The state machine.</param>
    /// <param name="change">From the tags as they are to the tags as they are to be.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="StateMachineDoesNotExistException">There is none.</exception>
    public Task<StateMachineDocument> ChangeTagsAsync(
        string arn,
        Func<IReadOnlyDictionary<string, string>, IReadOnlyDictionary<string, string>> change,
        CancellationToken cancellationToken) => turns.RunAsync(
        async transaction =>
        {
            var document = await GetInTurnAsync(transaction, arn);
            document = document with { Tags = change(document.Tags) };
            PutDocument(transaction, document);
            return document;
        },
        cancellationToken);

    /// <summary>Finds what is wrong with a definition, and which of its resources this server does not have.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="type">The type of state machine it is for.</param>
    public IReadOnlyList<DefinitionDiagnostic> FindProblems(string definition, StateMachineType type)
    {
        var parsed = StateMachineDefinition.Parse(definition, type);
        var missing = (parsed.Definition?.Resources ?? []).Where(resource => !integrations.CanRun(resource));
        return
        [
            .. parsed.Diagnostics,
            .. missing.Select(resource => new DefinitionDiagnostic(
                IsError: true,
                "SCHEMA_VALIDATION_FAILED",
                $"The resource '{resource}' is not supported by this server",
                Location: string.Empty)),
        ];
    }

    /// <summary>Reads a state machine within a turn or snapshot.</summary>
    /// <param name="reader">The turn's transaction or the snapshot.</param>
    /// <param name="arn">The state machine.</param>
    /// <exception cref="StateMachineDoesNotExistException">There is none.</exception>
    public static async ValueTask<StateMachineDocument> GetInTurnAsync(IStoreReader reader, string arn) =>
        await FindInTurnAsync(reader, arn) ?? throw new StateMachineDoesNotExistException(arn);

    /// <summary>The name of a revision's row.</summary>
    /// <param name="stateMachineArn">The state machine.</param>
    /// <param name="revisionId">The revision.</param>
    internal static string RevisionName(string stateMachineArn, string revisionId) =>
        $"{stateMachineArn}:{revisionId}";

    /// <summary>Reads a revision's row.</summary>
    /// <param name="row">The row.</param>
    internal static StateMachineRevisionDocument ReadRevision(DefinitionRow row) =>
        JsonSerializer.Deserialize(row.Document, StateMachineJsonContext.Default.StateMachineRevisionDocument)
        ?? throw new InvalidDataException($"The stored revision '{row.Name}' is empty.");

    private async ValueTask<StateMachineDocument> UpdateInTurnAsync(
        ITurnTransaction transaction, UpdateStateMachineRequest request)
    {
        var document = Change(await GetInTurnAsync(transaction, request.Arn), request);
        await PutAsync(transaction, document, timeProvider.GetUtcNow());
        return await PublishIfAskedAsync(transaction, document, request.Publish, request.VersionDescription);
    }

    private void CheckDefinition(string definition, StateMachineType type)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(definition) > DefinitionBytesMax)
        {
            throw new InvalidDefinitionException(
                $"MAX_SIZE_EXCEEDED: The definition must not exceed {DefinitionBytesMax} bytes");
        }

        var errors = FindProblems(definition, type).Where(diagnostic => diagnostic.IsError);
        var problem = string.Join(", ", errors);
        if (problem.Length > 0)
        {
            throw new InvalidDefinitionException(problem);
        }
    }

    /// <summary>Finds a state machine within a turn or snapshot, or null.</summary>
    internal static async ValueTask<StateMachineDocument?> FindInTurnAsync(IStoreReader reader, string arn)
    {
        var row = await reader.GetDefinitionAsync(DefinitionKind.StateMachine, arn);
        return row is null ? null : Documents.GetValue(row, Read);
    }

    private static StateMachineDocument Read(DefinitionRow row) =>
        JsonSerializer.Deserialize(row.Document, StateMachineJsonContext.Default.StateMachineDocument)
        ?? throw new InvalidDataException($"The stored state machine '{row.Name}' is empty.");

    private static async ValueTask PutAsync(
        ITurnTransaction transaction, StateMachineDocument document, DateTimeOffset now)
    {
        PutDocument(transaction, document);
        var name = RevisionName(document.Arn, document.RevisionId);
        if (await transaction.GetDefinitionAsync(DefinitionKind.StateMachineRevision, name) is not null)
        {
            return;
        }

        var revision = new StateMachineRevisionDocument(document.Definition, document.RoleArn, now)
        {
            Configurations = document.Configurations,
        };
        transaction.PutDefinition(new DefinitionRow
        {
            Kind = DefinitionKind.StateMachineRevision,
            Name = name,
            Document = JsonSerializer.Serialize(
                revision, StateMachineJsonContext.Default.StateMachineRevisionDocument),
        });
    }

    /// <summary>
    /// Writes a state machine without a new revision: two turns that change its versions and aliases at the same time then
    /// cannot both commit on what they read.
    /// </summary>
    internal static void Touch(ITurnTransaction transaction, StateMachineDocument document) =>
        PutDocument(transaction, document);

    private static async ValueTask DeleteQualifiedAsync(ITurnTransaction transaction, string arn)
    {
        foreach (var kind in (DefinitionKind[])[DefinitionKind.StateMachineVersion, DefinitionKind.StateMachineAlias])
        {
            foreach (var row in await transaction.ListDefinitionsAsync(kind, arn + ":", afterName: null, int.MaxValue))
            {
                await transaction.GetDefinitionAsync(kind, row.Name);
                transaction.DeleteDefinition(kind, row.Name);
            }
        }
    }

    private async ValueTask<StateMachineDocument> PublishIfAskedAsync(
        ITurnTransaction transaction, StateMachineDocument document, bool isAsked, string? description)
    {
        if (!isAsked)
        {
            return document;
        }

        var version = await StateMachineVersions.PublishInTurnAsync(
            transaction, document, description, timeProvider.GetUtcNow());
        return document with { PublishedVersionArn = version.Arn };
    }

    /// <summary>Only another definition or role makes another revision.</summary>
    private StateMachineDocument Change(StateMachineDocument document, UpdateStateMachineRequest request)
    {
        var isSame = (request.Definition ?? document.Definition) == document.Definition
            && (request.RoleArn ?? document.RoleArn) == document.RoleArn;
        var before = document.Configurations;
        var given = request.Configurations;
        return document with
        {
            Definition = request.Definition ?? document.Definition,
            RoleArn = request.RoleArn ?? document.RoleArn,
            RevisionId = isSame ? document.RevisionId : random.NextId().ToString(),
            Configurations = given is null
                ? before
                : new StateMachineConfigurations(
                    given.Logging ?? before?.Logging,
                    given.Tracing ?? before?.Tracing,
                    given.Encryption ?? before?.Encryption),
            UpdatedAt = timeProvider.GetUtcNow(),
        };
    }

    private static void PutDocument(ITurnTransaction transaction, StateMachineDocument document) =>
        transaction.PutDefinition(new DefinitionRow
        {
            Kind = DefinitionKind.StateMachine,
            Name = document.Arn,
            Document = JsonSerializer.Serialize(document, StateMachineJsonContext.Default.StateMachineDocument),
        });
}
