using System.Text.Json;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.Activities;

/// <summary>The activities of the account: made, listed and deleted.</summary>
/// <param name="store">Reads them.</param>
/// <param name="turns">Runs the turns that change them.</param>
/// <param name="arns">Makes their ARNs.</param>
/// <param name="timeProvider">The clock.</param>
/// <remarks>Source: AWS Step Functions API Reference.</remarks>
public sealed class ActivityRegistry(IStore store, TurnRunner turns, Arns arns, TimeProvider timeProvider)
{
    /// <summary>How many there may be. Source: AWS Step Functions Developer Guide, Service quotas.</summary>
    private const int ActivitiesMax = 10_000;

    /// <summary>Makes an activity. Making one again answers the one that is there, with the tags it has.</summary>
    /// <param name="name">The name, 1 to 80 characters.</param>
    /// <param name="tags">Its tags.</param>
    /// <param name="encryption">Its configuration of encryption: a JSON text, kept and without effect; null for none.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="InvalidNameException">The name cannot be one.</exception>
    /// <exception cref="ActivityLimitExceededException">There are too many.</exception>
    public Task<ActivityDocument> CreateAsync(
        string name, IReadOnlyDictionary<string, string> tags, string? encryption, CancellationToken cancellationToken)
    {
        StateMachineNames.Check(name);
        var arn = arns.Activity(name);
        return turns.RunAsync(
            async transaction =>
            {
                if (await FindInTurnAsync(transaction, arn) is { } existing)
                {
                    return existing;
                }

                var all = await transaction.ListDefinitionsAsync(
                    DefinitionKind.Activity, string.Empty, afterName: null, ActivitiesMax);
                if (all.Count >= ActivitiesMax)
                {
                    throw new ActivityLimitExceededException(ActivitiesMax);
                }

                var activity = new ActivityDocument
                {
                    Arn = arn,
                    Name = name,
                    CreatedAt = timeProvider.GetUtcNow(),
                    Tags = tags,
                    Encryption = encryption,
                };
                Put(transaction, activity);
                return activity;
            },
            cancellationToken);
    }

    /// <summary>Reads an activity.</summary>
    /// <param name="arn">The activity.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ActivityDoesNotExistException">There is none.</exception>
    /// <exception cref="InvalidArnException">The text is not an activity's ARN.</exception>
    public Task<ActivityDocument> DescribeAsync(string arn, CancellationToken cancellationToken)
    {
        ActivityArns.Check(arn);
        return store.ReadAsync(reader => GetInTurnAsync(reader, arn), cancellationToken);
    }

    /// <summary>Lists activities by name.</summary>
    /// <param name="afterArn">Only those after this one; null from the start.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<IReadOnlyList<ActivityDocument>> ListAsync(
        string? afterArn, int limit, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<ActivityDocument>>(
            async reader =>
            [
                .. (await reader.ListDefinitionsAsync(DefinitionKind.Activity, string.Empty, afterArn, limit)).Select(Read),
            ],
            cancellationToken);

    /// <summary>Deletes an activity; it is no error if there is none. Tasks that workers have taken go on.</summary>
    /// <param name="arn">The activity.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="InvalidArnException">The text is not an activity's ARN.</exception>
    public Task DeleteAsync(string arn, CancellationToken cancellationToken)
    {
        ActivityArns.Check(arn);
        return turns.RunAsync(
            async transaction =>
            {
                if (await FindInTurnAsync(transaction, arn) is not null)
                {
                    transaction.DeleteDefinition(DefinitionKind.Activity, arn);
                }

                return arn;
            },
            cancellationToken);
    }

    /// <summary>Changes the tags of an activity.</summary>
    /// <param name="arn">The activity.</param>
    /// <param name="change">From the tags as they are to the tags as they are to be.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="ActivityDoesNotExistException">There is none.</exception>
    public Task ChangeTagsAsync(
        string arn,
        Func<IReadOnlyDictionary<string, string>, IReadOnlyDictionary<string, string>> change,
        CancellationToken cancellationToken) => turns.RunAsync(
        async transaction =>
        {
            var activity = await GetInTurnAsync(transaction, arn);
            Put(transaction, activity with { Tags = change(activity.Tags) });
            return arn;
        },
        cancellationToken);

    /// <summary>Reads an activity within a turn or snapshot.</summary>
    /// <param name="reader">The turn's transaction or the snapshot.</param>
    /// <param name="arn">The activity.</param>
    /// <exception cref="ActivityDoesNotExistException">There is none.</exception>
    internal static async ValueTask<ActivityDocument> GetInTurnAsync(IStoreReader reader, string arn) =>
        await FindInTurnAsync(reader, arn) ?? throw new ActivityDoesNotExistException(arn);

    /// <summary>Which of some activities there are, within a turn.</summary>
    /// <param name="reader">The turn's transaction.</param>
    /// <param name="arns">The activities.</param>
    internal static async ValueTask<IReadOnlySet<string>> FindExistingAsync(
        IStoreReader reader, IReadOnlyList<string> arns)
    {
        var existing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var arn in arns)
        {
            if (await reader.GetDefinitionAsync(DefinitionKind.Activity, arn) is not null)
            {
                existing.Add(arn);
            }
        }

        return existing;
    }

    private static async ValueTask<ActivityDocument?> FindInTurnAsync(IStoreReader reader, string arn) =>
        await reader.GetDefinitionAsync(DefinitionKind.Activity, arn) is { } row ? Read(row) : null;

    private static ActivityDocument Read(DefinitionRow row) =>
        JsonSerializer.Deserialize(row.Document, ActivityJsonContext.Default.ActivityDocument)
        ?? throw new InvalidDataException($"The stored activity '{row.Name}' is empty.");

    private static void Put(ITurnTransaction transaction, ActivityDocument activity) =>
        transaction.PutDefinition(new DefinitionRow
        {
            Kind = DefinitionKind.Activity,
            Name = activity.Arn,
            Document = JsonSerializer.Serialize(activity, ActivityJsonContext.Default.ActivityDocument),
        });
}
