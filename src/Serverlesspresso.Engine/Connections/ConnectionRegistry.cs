using System.Text.Json;
using System.Text.Json.Nodes;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.Connections;

/// <summary>The connections of the account: how calls of other servers are authorised.</summary>
/// <param name="store">Reads them.</param>
/// <param name="turns">Runs the turns that change them.</param>
/// <param name="arns">Makes their ARNs.</param>
/// <param name="random">Tells connections of the same name apart.</param>
/// <param name="timeProvider">The clock.</param>
/// <remarks>Source: Amazon EventBridge API Reference.</remarks>
public sealed class ConnectionRegistry(
    IStore store, TurnRunner turns, Arns arns, IRandomSource random, TimeProvider timeProvider)
{
    /// <summary>The ARN of a connection.</summary>
    /// <param name="connection">The connection.</param>
    public string ArnOf(ConnectionDocument connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return arns.Connection(connection.Name, connection.Incarnation);
    }

    /// <summary>Makes a connection.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="ConnectionAlreadyExistsException">There is one of this name.</exception>
    /// <exception cref="ConnectionInvalidException">The parameters are not those of its type.</exception>
    public Task<ConnectionDocument> CreateAsync(ConnectionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return turns.RunAsync(
            async transaction =>
            {
                if (await FindAsync(transaction, request.Name) is not null)
                {
                    throw new ConnectionAlreadyExistsException(request.Name);
                }

                var now = timeProvider.GetUtcNow();
                var connection = new ConnectionDocument
                {
                    Name = request.Name,
                    Incarnation = random.NextId().ToString(),
                    Description = request.Description,
                    AuthorizationType = request.AuthorizationType ?? "",
                    AuthParameters = "{}",
                    CreatedAt = now,
                    ModifiedAt = now,
                    AuthorizedAt = now,
                };
                return await PutAsync(transaction, connection, ToNode(request.AuthParameters));
            },
            cancellationToken);
    }

    /// <summary>Changes a connection. Calls under way stay with what they began with.</summary>
    /// <param name="request">What to change.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="ConnectionNotFoundException">There is none.</exception>
    /// <exception cref="ConnectionInvalidException">The parameters are not those of its type.</exception>
    public Task<ConnectionDocument> UpdateAsync(ConnectionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return turns.RunAsync(
            async transaction =>
            {
                var old = await GetAsync(transaction, request.Name);
                var now = timeProvider.GetUtcNow();
                var type = request.AuthorizationType ?? old.AuthorizationType;
                var parameters = await ReadSecretAsync(transaction, old.Name) ?? [];
                if (type != old.AuthorizationType)
                {
                    parameters.Remove(ConnectionParameters.MemberOf(old.AuthorizationType));
                }

                var connection = old with
                {
                    Description = request.Description ?? old.Description,
                    AuthorizationType = type,
                    IsAuthorized = true,
                    ModifiedAt = now,
                    AuthorizedAt = now,
                };
                return await PutAsync(
                    transaction, connection, ConnectionParameters.Merge(parameters, ToNode(request.AuthParameters)));
            },
            cancellationToken);
    }

    /// <summary>Takes from a connection what it authorises with, and keeps the rest.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="ConnectionNotFoundException">There is none.</exception>
    public Task<ConnectionDocument> DeauthorizeAsync(string name, CancellationToken cancellationToken) => turns.RunAsync(
        async transaction =>
        {
            var connection = await GetAsync(transaction, name) with { IsAuthorized = false, ModifiedAt = timeProvider.GetUtcNow() };
            if (await ReadSecretAsync(transaction, name) is { } parameters)
            {
                parameters.Remove(ConnectionParameters.MemberOf(connection.AuthorizationType));
                PutSecret(transaction, name, parameters);
            }

            PutDocument(transaction, connection);
            return connection;
        },
        cancellationToken);

    /// <summary>Deletes a connection with its secrets.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <returns>The connection as it was.</returns>
    /// <exception cref="ConnectionNotFoundException">There is none.</exception>
    public Task<ConnectionDocument> DeleteAsync(string name, CancellationToken cancellationToken) => turns.RunAsync(
        async transaction =>
        {
            var connection = await GetAsync(transaction, name);
            await DeleteSecretAsync(transaction, name);
            transaction.DeleteDefinition(DefinitionKind.Connection, name);
            return connection;
        },
        cancellationToken);

    /// <summary>Reads a connection.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ConnectionNotFoundException">There is none.</exception>
    public Task<ConnectionDocument> DescribeAsync(string name, CancellationToken cancellationToken) =>
        store.ReadAsync(reader => GetAsync(reader, name), cancellationToken);

    /// <summary>Lists connections by name.</summary>
    /// <param name="namePrefix">How their names begin; empty for all.</param>
    /// <param name="isWanted">Whether one is wanted.</param>
    /// <param name="afterName">Only those after this one; null from the start.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<IReadOnlyList<ConnectionDocument>> ListAsync(
        string namePrefix,
        Func<ConnectionDocument, bool> isWanted,
        string? afterName,
        int limit,
        CancellationToken cancellationToken) =>
        store.ReadAsync(
            reader => DefinitionLists.ListAsync(
                reader,
                new DefinitionRange(DefinitionKind.Connection, namePrefix, afterName, limit),
                Read,
                isWanted),
            cancellationToken);

    /// <summary>Reads what calls are authorised with; null if there is no such connection, or it is not authorised.</summary>
    /// <param name="arn">The connection's ARN.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal Task<ConnectionAuthorization?> FindAuthorizationAsync(string arn, CancellationToken cancellationToken) =>
        store.ReadAsync<ConnectionAuthorization?>(
            async reader =>
            {
                return await FindByArnAsync(reader, arn) is { IsAuthorized: true } connection
                    && await reader.GetDefinitionAsync(DefinitionKind.Secret, SecretName(connection.Name)) is { } row
                    && ReadSecret(row) is { } parameters
                        ? new ConnectionAuthorization(connection.AuthorizationType, parameters, row.Version)
                        : null;
            },
            cancellationToken);

    /// <summary>Finds the connection that an ARN names, or null if it is not there any more.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="arn">The ARN.</param>
    internal async ValueTask<ConnectionDocument?> FindByArnAsync(IStoreReader reader, string arn) =>
        arn.Split('/') is [_, var name, _] && await FindAsync(reader, name) is { } connection && ArnOf(connection) == arn
            ? connection
            : null;

    private static string SecretName(string name) => $"connection/{name}";

    private static JsonObject ToNode(JsonElement? parameters) => parameters is { } given ? ToNode(given) : [];

    /// <summary>Of members with one name the last counts, as everywhere else on the wire.</summary>
    private static JsonObject ToNode(JsonElement members)
    {
        var node = new JsonObject();
        foreach (var member in members.EnumerateObject())
        {
            node[member.Name] = Copy(member.Value);
        }

        return node;
    }

    private static JsonNode? Copy(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => ToNode(value),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Copy)]),
        _ => JsonValue.Create(value),
    };

    private static async ValueTask<ConnectionDocument> GetAsync(IStoreReader reader, string name) =>
        await FindAsync(reader, name) ?? throw new ConnectionNotFoundException(name);

    private static async ValueTask<ConnectionDocument?> FindAsync(IStoreReader reader, string name) =>
        await reader.GetDefinitionAsync(DefinitionKind.Connection, name) is { } row ? Read(row) : null;

    private static ConnectionDocument Read(DefinitionRow row) =>
        JsonSerializer.Deserialize(row.Document, ConnectionJsonContext.Default.ConnectionDocument)
        ?? throw new InvalidDataException($"The stored connection '{row.Name}' is empty.");

    private static async ValueTask<JsonObject?> ReadSecretAsync(IStoreReader reader, string name) =>
        await reader.GetDefinitionAsync(DefinitionKind.Secret, SecretName(name)) is { } row
            ? ReadSecret(row)
            : null;

    private static JsonObject? ReadSecret(DefinitionRow row) => JsonNode.Parse(row.Document)?.AsObject();

    private static async ValueTask DeleteSecretAsync(ITurnTransaction transaction, string name)
    {
        if (await transaction.GetDefinitionAsync(DefinitionKind.Secret, SecretName(name)) is not null)
        {
            transaction.DeleteDefinition(DefinitionKind.Secret, SecretName(name));
        }
    }

    private static async ValueTask<ConnectionDocument> PutAsync(
        ITurnTransaction transaction, ConnectionDocument connection, JsonObject parameters)
    {
        ConnectionParameters.Check(connection.AuthorizationType, parameters);
        connection = connection with { AuthParameters = ConnectionParameters.Blank(parameters)?.ToJsonString() ?? "{}" };
        await transaction.GetDefinitionAsync(DefinitionKind.Secret, SecretName(connection.Name));
        PutSecret(transaction, connection.Name, parameters);
        PutDocument(transaction, connection);
        return connection;
    }

    private static void PutSecret(ITurnTransaction transaction, string name, JsonObject parameters) =>
        transaction.PutDefinition(new DefinitionRow
        {
            Kind = DefinitionKind.Secret,
            Name = SecretName(name),
            Document = parameters.ToJsonString(),
        });

    private static void PutDocument(ITurnTransaction transaction, ConnectionDocument connection) =>
        transaction.PutDefinition(new DefinitionRow
        {
            Kind = DefinitionKind.Connection,
            Name = connection.Name,
            Document = JsonSerializer.Serialize(connection, ConnectionJsonContext.Default.ConnectionDocument),
        });
}
