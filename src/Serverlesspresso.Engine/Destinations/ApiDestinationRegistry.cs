using System.Text.Json;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Connections;
using Serverlesspresso.Engine.HttpTasks;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Destinations;

/// <summary>The API destinations of the account: made, changed, listed and deleted.</summary>
/// <param name="store">Reads them.</param>
/// <param name="turns">Runs the turns that change them.</param>
/// <param name="connections">Authorise their calls.</param>
/// <param name="arns">Makes their ARNs.</param>
/// <param name="random">Tells destinations of the same name apart.</param>
/// <param name="lanes">Where events wait for them.</param>
/// <param name="timeProvider">The clock.</param>
/// <remarks>Source: Amazon EventBridge API Reference.</remarks>
public sealed class ApiDestinationRegistry(
    IStore store,
    TurnRunner turns,
    ConnectionRegistry connections,
    Arns arns,
    IRandomSource random,
    WorkLanes lanes,
    TimeProvider timeProvider)
{
    /// <summary>Makes an API destination.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="ApiDestinationAlreadyExistsException">There is one of this name.</exception>
    /// <exception cref="ApiDestinationInvalidException">The address cannot be called.</exception>
    /// <exception cref="ConnectionNotFoundException">There is no such connection.</exception>
    public Task<ApiDestination> CreateAsync(ApiDestinationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return turns.RunAsync(
            async transaction =>
            {
                if (await FindAsync(transaction, request.Name) is not null)
                {
                    throw new ApiDestinationAlreadyExistsException(request.Name);
                }

                var now = timeProvider.GetUtcNow();
                return await PutAsync(transaction, new ApiDestinationDocument
                {
                    Name = request.Name,
                    Incarnation = random.NextId().ToString(),
                    Description = request.Description,
                    ConnectionArn = request.ConnectionArn ?? "",
                    InvocationEndpoint = request.InvocationEndpoint ?? "",
                    HttpMethod = request.HttpMethod ?? "",
                    InvocationRateLimitPerSecond = request.InvocationRateLimitPerSecond ?? ApiDestinationDocument.RateDefault,
                    CreatedAt = now,
                    ModifiedAt = now,
                });
            },
            cancellationToken);
    }

    /// <summary>
    /// Changes an API destination, also for the events that wait for it. Calls under way stay with what they began with.
    /// </summary>
    /// <param name="request">What to change.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="ApiDestinationNotFoundException">There is none.</exception>
    /// <exception cref="ApiDestinationInvalidException">The address cannot be called.</exception>
    /// <exception cref="ConnectionNotFoundException">There is no such connection.</exception>
    public Task<ApiDestination> UpdateAsync(ApiDestinationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return turns.RunAsync(
            async transaction =>
            {
                var old = await GetAsync(transaction, request.Name);
                return await PutAsync(transaction, old with
                {
                    Description = request.Description ?? old.Description,
                    ConnectionArn = request.ConnectionArn ?? old.ConnectionArn,
                    InvocationEndpoint = request.InvocationEndpoint ?? old.InvocationEndpoint,
                    HttpMethod = request.HttpMethod ?? old.HttpMethod,
                    InvocationRateLimitPerSecond = request.InvocationRateLimitPerSecond ?? old.InvocationRateLimitPerSecond,
                    ModifiedAt = timeProvider.GetUtcNow(),
                });
            },
            cancellationToken);
    }

    /// <summary>Deletes an API destination. Events on their way to it become dead letters.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="ApiDestinationNotFoundException">There is none.</exception>
    public Task DeleteAsync(string name, CancellationToken cancellationToken) => turns.RunAsync(
        async transaction =>
        {
            await GetAsync(transaction, name);
            transaction.DeleteDefinition(DefinitionKind.ApiDestination, name);
            return true;
        },
        cancellationToken);

    /// <summary>Reads an API destination.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ApiDestinationNotFoundException">There is none.</exception>
    public Task<ApiDestination> DescribeAsync(string name, CancellationToken cancellationToken) => store.ReadAsync(
        async reader => await DescribeInTurnAsync(reader, await GetAsync(reader, name)), cancellationToken);

    /// <summary>Lists API destinations by name.</summary>
    /// <param name="namePrefix">How their names begin; empty for all.</param>
    /// <param name="connectionArn">Only those of this connection; null for all.</param>
    /// <param name="afterName">Only those after this one; null from the start.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<IReadOnlyList<ApiDestination>> ListAsync(
        string namePrefix, string? connectionArn, string? afterName, int limit, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<ApiDestination>>(
            async reader =>
            {
                var wanted = await DefinitionLists.ListAsync(
                    reader,
                    new DefinitionRange(DefinitionKind.ApiDestination, namePrefix, afterName, limit),
                    ApiDestinationJsonContext.Read,
                    destination => connectionArn is null || destination.ConnectionArn == connectionArn);
                var found = new List<ApiDestination>(wanted.Count);
                foreach (var destination in wanted)
                {
                    found.Add(await DescribeInTurnAsync(reader, destination));
                }

                return found;
            },
            cancellationToken);

    /// <summary>Finds the API destination that an ARN names, or null if it is not there any more.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="arn">The ARN.</param>
    internal async ValueTask<ApiDestinationDocument?> FindByArnAsync(IStoreReader reader, string arn) =>
        arn.Split('/') is [_, var name, _] && await FindAsync(reader, name) is { } destination && ArnOf(destination) == arn
            ? destination
            : null;

    /// <summary>Where events wait for an API destination.</summary>
    /// <param name="destination">The destination.</param>
    internal WorkLane LaneOf(ApiDestinationDocument destination) => new(
        ArnOf(destination),
        HttpCaller.ServerOf(new Uri(destination.InvocationEndpoint, UriKind.Absolute)),
        destination.InvocationRateLimitPerSecond);

    private static async ValueTask<ApiDestinationDocument?> FindAsync(IStoreReader reader, string name) =>
        await reader.GetDefinitionAsync(DefinitionKind.ApiDestination, name) is { } row
            ? ApiDestinationJsonContext.Read(row)
            : null;

    private static async ValueTask<ApiDestinationDocument> GetAsync(IStoreReader reader, string name) =>
        await FindAsync(reader, name) ?? throw new ApiDestinationNotFoundException(name);

    private string ArnOf(ApiDestinationDocument destination) =>
        arns.ApiDestination(destination.Name, destination.Incarnation);

    private async ValueTask<ApiDestination> DescribeInTurnAsync(IStoreReader reader, ApiDestinationDocument destination)
    {
        var connection = await connections.FindByArnAsync(reader, destination.ConnectionArn);
        return new ApiDestination(destination, ArnOf(destination), connection is { IsAuthorized: true });
    }

    private async ValueTask<ApiDestination> PutAsync(ITurnTransaction transaction, ApiDestinationDocument destination)
    {
        InvocationEndpoint.Check(destination.InvocationEndpoint);
        if (await connections.FindByArnAsync(transaction, destination.ConnectionArn) is not { } connection)
        {
            throw new ConnectionNotFoundException(destination.ConnectionArn.Split('/').ElementAtOrDefault(1) ?? "");
        }

        transaction.PutDefinition(new DefinitionRow
        {
            Kind = DefinitionKind.ApiDestination,
            Name = destination.Name,
            Document = JsonSerializer.Serialize(
                destination, ApiDestinationJsonContext.Default.ApiDestinationDocument),
        });
        transaction.AfterCommit(() => lanes.Change(LaneOf(destination)));
        return new ApiDestination(destination, ArnOf(destination), connection.IsAuthorized);
    }
}
