using System.Text.Json;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>An operation on items that is asked for and answered in JSON.</summary>
internal abstract class ItemOperation
{
    /// <summary>Reads a request. What comes back can be run in a turn, again and again.</summary>
    /// <param name="parameters">The request in DynamoDB's JSON.</param>
    public abstract Call Read(JsonElement parameters);

    /// <summary>A request that is read and not yet carried out.</summary>
    internal abstract class Call
    {
        /// <summary>Carries it out within a turn.</summary>
        public abstract ValueTask<Answer> RunInTurnAsync(ITurnTransaction transaction);

        /// <summary>Carries it out in a turn or snapshot of its own.</summary>
        public abstract Task<Answer> RunAsync(IStore store, TurnRunner turns, CancellationToken cancellationToken);
    }

    /// <summary>Writes a response.</summary>
    /// <param name="writer">Takes the JSON object.</param>
    internal delegate void Answer(Utf8JsonWriter writer);
}

/// <summary>An operation that only reads.</summary>
internal sealed class ReadOperation<TRequest, TResponse>(
    Func<JsonElement, TRequest> read,
    Func<IStoreReader, TRequest, ValueTask<TResponse>> run,
    Action<Utf8JsonWriter, TRequest, TResponse> write) : ItemOperation
{
    public override Call Read(JsonElement parameters) => new ReadCall(this, read(parameters));

    private async ValueTask<Answer> RunAsync(IStoreReader reader, TRequest request)
    {
        var response = await run(reader, request);
        return writer => write(writer, request, response);
    }

    private sealed class ReadCall(ReadOperation<TRequest, TResponse> operation, TRequest request) : Call
    {
        public override ValueTask<Answer> RunInTurnAsync(ITurnTransaction transaction) =>
            operation.RunAsync(transaction, request);

        public override Task<Answer> RunAsync(IStore store, TurnRunner turns, CancellationToken cancellationToken) =>
            store.ReadAsync(reader => operation.RunAsync(reader, request), cancellationToken);
    }
}

/// <summary>An operation that writes.</summary>
internal sealed class WriteOperation<TRequest, TResponse>(
    Func<JsonElement, TRequest> read,
    Func<ITurnTransaction, TRequest, ValueTask<TResponse>> run,
    Action<Utf8JsonWriter, TRequest, TResponse> write) : ItemOperation
{
    public override Call Read(JsonElement parameters) => new WriteCall(this, read(parameters));

    private async ValueTask<Answer> RunAsync(ITurnTransaction transaction, TRequest request)
    {
        var response = await run(transaction, request);
        return writer => write(writer, request, response);
    }

    private sealed class WriteCall(WriteOperation<TRequest, TResponse> operation, TRequest request) : Call
    {
        public override ValueTask<Answer> RunInTurnAsync(ITurnTransaction transaction) =>
            operation.RunAsync(transaction, request);

        public override Task<Answer> RunAsync(IStore store, TurnRunner turns, CancellationToken cancellationToken) =>
            turns.RunAsync(transaction => operation.RunAsync(transaction, request), cancellationToken);
    }
}
