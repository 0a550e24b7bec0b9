using System.Buffers;
using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Engine.Tables.Operations;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.Tables;

/// <summary>The items of all tables: read, written, queried and scanned as in DynamoDB.</summary>
/// <remarks>
/// Every operation can also be carried out within a turn, where it sees what the turn has written and commits with it.
/// Every read is consistent. Refused requests carry DynamoDB's codes and texts and change nothing.
/// Source: Amazon DynamoDB API Reference.
/// </remarks>
public sealed class ItemTables
{
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly IStore _store;
    private readonly TurnRunner _turns;
    private readonly ItemReads _reads;
    private readonly ItemLists _lists;
    private readonly ItemBatches _batches;
    private readonly ItemTransactions _transactions;
    private readonly WritePlanner _planner;
    private readonly FrozenDictionary<string, ItemOperation> _operations;

    /// <summary>Opens the items of a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="turns">Runs turns.</param>
    /// <param name="timeProvider">The clock, for how long a transaction's token is remembered.</param>
    public ItemTables(IStore store, TurnRunner turns, TimeProvider timeProvider)
    {
        var catalog = new TableCatalog();
        var expressions = new ExpressionCache();
        _store = store;
        _turns = turns;
        _reads = new ItemReads(catalog, expressions);
        _lists = new ItemLists(catalog, expressions);
        _planner = new WritePlanner(catalog, expressions);
        _batches = new ItemBatches(catalog, _reads, _planner);
        _transactions = new ItemTransactions(_reads, _planner, new TransactionTokens(timeProvider));
        _operations = ListOperations().ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The operations that can be invoked by name, such as <c>GetItem</c>.</summary>
    public IReadOnlyList<string> OperationNames => _operations.Keys;

    /// <summary>Reads an item.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="request">Which.</param>
    public ValueTask<GetItemResponse> GetItemInTurnAsync(IStoreReader reader, GetItemRequest request) =>
        Refusal.TranslateAsync(() => _reads.GetAsync(reader, request));

    /// <summary>Reads an item.</summary>
    /// <param name="request">Which.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<GetItemResponse> GetItemAsync(GetItemRequest request, CancellationToken cancellationToken) =>
        _store.ReadAsync(reader => GetItemInTurnAsync(reader, request), cancellationToken);

    /// <summary>Puts, updates or deletes an item within a turn.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="request">The write.</param>
    /// <exception cref="ConditionalCheckFailedException">The item does not meet the condition.</exception>
    public ValueTask<WriteItemResponse> WriteItemInTurnAsync(ITurnTransaction transaction, WriteRequest request) =>
        Refusal.TranslateAsync(() => WriteAsync(transaction, request));

    /// <summary>Puts, updates or deletes an item. Returns once it is on disk.</summary>
    /// <param name="request">The write.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="ConditionalCheckFailedException">The item does not meet the condition.</exception>
    public Task<WriteItemResponse> WriteItemAsync(WriteRequest request, CancellationToken cancellationToken) =>
        _turns.RunAsync(transaction => WriteItemInTurnAsync(transaction, request), cancellationToken);

    /// <summary>Reads a page of one partition.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="request">Which.</param>
    public ValueTask<ListResponse> QueryInTurnAsync(IStoreReader reader, QueryRequest request) =>
        Refusal.TranslateAsync(() => _lists.QueryAsync(reader, request));

    /// <summary>Reads a page of one partition.</summary>
    /// <param name="request">Which.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<ListResponse> QueryAsync(QueryRequest request, CancellationToken cancellationToken) =>
        _store.ReadAsync(reader => QueryInTurnAsync(reader, request), cancellationToken);

    /// <summary>Reads a page of a table or index.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="request">Which.</param>
    public ValueTask<ListResponse> ScanInTurnAsync(IStoreReader reader, ScanRequest request) =>
        Refusal.TranslateAsync(() => _lists.ScanAsync(reader, request));

    /// <summary>Reads a page of a table or index.</summary>
    /// <param name="request">Which.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<ListResponse> ScanAsync(ScanRequest request, CancellationToken cancellationToken) =>
        _store.ReadAsync(reader => ScanInTurnAsync(reader, request), cancellationToken);

    /// <summary>Makes several writes, all or none, within a turn.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="request">The writes.</param>
    /// <exception cref="TransactionCanceledException">One of them cannot be made.</exception>
    public ValueTask<WriteManyResponse> TransactWriteInTurnAsync(
        ITurnTransaction transaction, TransactWriteItemsRequest request) =>
        Refusal.TranslateAsync(() => _transactions.WriteAsync(transaction, request));

    /// <summary>Makes several writes, all or none. Returns once they are on disk.</summary>
    /// <param name="request">The writes.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="TransactionCanceledException">One of them cannot be made.</exception>
    public Task<WriteManyResponse> TransactWriteAsync(
        TransactWriteItemsRequest request, CancellationToken cancellationToken) =>
        _turns.RunAsync(transaction => TransactWriteInTurnAsync(transaction, request), cancellationToken);

    /// <summary>Carries out an operation by its name within a turn.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="operation">AWS's name, such as <c>UpdateItem</c>: one of <see cref="OperationNames"/>.</param>
    /// <param name="parameters">The request in DynamoDB's JSON.</param>
    /// <returns>The response in DynamoDB's JSON, in UTF-8.</returns>
    /// <exception cref="RequestRefusedException">The request is wrong, with AWS's code.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> InvokeInTurnAsync(
        ITurnTransaction transaction, string operation, JsonElement parameters)
    {
        var answer = await Refusal.TranslateAsync(
            () => Read(operation, parameters).RunInTurnAsync(transaction));
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            answer(writer);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Carries out an operation by its name, in a turn or snapshot of its own.</summary>
    /// <param name="operation">AWS's name, such as <c>UpdateItem</c>: one of <see cref="OperationNames"/>.</param>
    /// <param name="parameters">The request in DynamoDB's JSON.</param>
    /// <param name="response">Takes the response in DynamoDB's JSON, once what was written is on disk.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="RequestRefusedException">The request is wrong, with AWS's code.</exception>
    public async Task InvokeAsync(
        string operation, JsonElement parameters, Utf8JsonWriter response, CancellationToken cancellationToken)
    {
        var answer = await Refusal.TranslateAsync(
            async () => await Read(operation, parameters).RunAsync(_store, _turns, cancellationToken));
        answer(response);
    }

    private ItemOperation.Call Read(string operation, JsonElement parameters) =>
        _operations[operation].Read(RequestMembers.AsStructure(parameters));

    private async ValueTask<WriteItemResponse> WriteAsync(ITurnTransaction transaction, WriteRequest request)
    {
        var write = await _planner.PlanAsync(transaction, _planner.Bind(request));
        write.Make(transaction);
        return write.Answer(request.ReturnValues);
    }

    private Dictionary<string, ItemOperation> ListOperations() => new()
    {
        ["GetItem"] = new ReadOperation<GetItemRequest, GetItemResponse>(
            ItemRequestReader.ReadGet, _reads.GetAsync, ResponseWriter.Write),
        ["PutItem"] = new WriteOperation<WriteRequest, WriteItemResponse>(
            ItemRequestReader.ReadPut, WriteAsync, ResponseWriter.Write),
        ["UpdateItem"] = new WriteOperation<WriteRequest, WriteItemResponse>(
            ItemRequestReader.ReadUpdate, WriteAsync, ResponseWriter.Write),
        ["DeleteItem"] = new WriteOperation<WriteRequest, WriteItemResponse>(
            ItemRequestReader.ReadDelete, WriteAsync, ResponseWriter.Write),
        ["Query"] = new ReadOperation<QueryRequest, ListResponse>(
            ListRequestReader.ReadQuery, _lists.QueryAsync, ResponseWriter.Write),
        ["Scan"] = new ReadOperation<ScanRequest, ListResponse>(
            ListRequestReader.ReadScan, _lists.ScanAsync, ResponseWriter.Write),
        ["BatchGetItem"] = new ReadOperation<BatchGetItemRequest, BatchGetItemResponse>(
            BatchRequestReader.ReadBatchGet, _batches.GetAsync, ResponseWriter.Write),
        ["BatchWriteItem"] = new WriteOperation<BatchWriteItemRequest, WriteManyResponse>(
            BatchRequestReader.ReadBatchWrite, _batches.WriteAsync, ResponseWriter.Write),
        ["TransactGetItems"] = new ReadOperation<TransactGetItemsRequest, TransactGetItemsResponse>(
            BatchRequestReader.ReadTransactGet, _transactions.GetAsync, ResponseWriter.Write),
        ["TransactWriteItems"] = new WriteOperation<TransactWriteItemsRequest, WriteManyResponse>(
            BatchRequestReader.ReadTransactWrite, _transactions.WriteAsync, ResponseWriter.Write),
    };
}
