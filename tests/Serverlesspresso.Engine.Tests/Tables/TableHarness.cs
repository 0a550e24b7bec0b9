using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Store.Sqlite;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Engine.Tests.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Engine.Work;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tests.Tables;

/// <summary>Tables over a real store of their own. Requests and responses are JSON with single quotes.</summary>
internal sealed class TableHarness : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;

    private TableHarness(IStore store, TemporaryFolder folder)
    {
        _folder = folder;
        Store = store;
        Turns = new TurnRunner(store, new FreshWork(), new CommittedTurns(NullLogger<CommittedTurns>.Instance));
        Definitions = new TableDefinitions(store, Turns, new SystemRandomSource(), Clock);
        Items = new ItemTables(store, Turns, Clock);
    }

    public IStore Store { get; }

    public TurnRunner Turns { get; }

    public TableDefinitions Definitions { get; }

    public ItemTables Items { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public static async Task<TableHarness> OpenAsync()
    {
        var folder = new TemporaryFolder();
        var store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Path = folder.File("coffee.db") },
            TimeProvider.System,
            NullLogger.Instance,
            CancellationToken);
        return new TableHarness(store, folder);
    }

    public static CreateTableRequest Table(
        string name, string partitionKey, string? sortKey = null, IndexRequest? index = null)
    {
        var keys = new[] { partitionKey, sortKey, index?.KeySchema[0].AttributeName, index?.KeySchema.ElementAtOrDefault(1)?.AttributeName };
        return new CreateTableRequest
        {
            TableName = name,
            KeySchema = Key(partitionKey, sortKey),
            AttributeTypes = keys.OfType<string>().Distinct().ToDictionary(
                key => key, key => key.StartsWith('n') ? AttributeType.N : AttributeType.S),
            GlobalIndexes = index is null ? [] : [index],
        };
    }

    public static IndexRequest Index(string name, string partitionKey, string? sortKey = null) =>
        new() { Name = name, KeySchema = Key(partitionKey, sortKey) };

    private static List<KeySchemaElement> Key(string partitionKey, string? sortKey)
    {
        var key = new List<KeySchemaElement> { new(partitionKey, "HASH") };
        if (sortKey is not null)
        {
            key.Add(new(sortKey, "RANGE"));
        }

        return key;
    }

    /// <summary>Makes a table. The keys are strings, but numbers where a name begins with n.</summary>
    public Task CreateAsync(string name, string partitionKey, string? sortKey = null, IndexRequest? index = null) =>
        Definitions.CreateAsync(Table(name, partitionKey, sortKey, index), CancellationToken);

    public async Task<string> InvokeAsync(string operation, string request)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var parameters = JsonDocument.Parse(request.Replace('\'', '"'));
        using (var writer = new Utf8JsonWriter(buffer))
        {
            await Items.InvokeAsync(operation, parameters.RootElement, writer, CancellationToken);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan).Replace('"', '\'');
    }

    public async Task<string> InvokeInTurnAsync(ITurnTransaction transaction, string operation, string request)
    {
        using var parameters = JsonDocument.Parse(request.Replace('\'', '"'));
        var response = await Items.InvokeInTurnAsync(transaction, operation, parameters.RootElement);
        return Encoding.UTF8.GetString(response.Span).Replace('"', '\'');
    }

    /// <summary>The code and the text of a refused request.</summary>
    public async Task<string> RefuseAsync(string operation, string request)
    {
        var refusal = await Assert.ThrowsAnyAsync<RequestRefusedException>(() => InvokeAsync(operation, request));
        return $"{refusal.Code}: {refusal.Message}";
    }

    public Task PutAsync(string table, string item) =>
        InvokeAsync("PutItem", "{'TableName':'" + table + "','Item':" + item + "}");

    public Task<string> GetAsync(string table, string key) =>
        InvokeAsync("GetItem", "{'TableName':'" + table + "','Key':" + key + "}");

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Dispose();
    }
}
