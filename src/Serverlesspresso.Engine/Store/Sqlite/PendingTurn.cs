namespace Serverlesspresso.Engine.Store;

/// <summary>A turn on its way from its caller to the disk.</summary>
internal abstract class PendingTurn
{
    /// <summary>The last run: what it read and changes.</summary>
    public TurnBuffer? Buffer { get; set; }

    /// <summary>What was published when the run's snapshot was taken.</summary>
    public long Snapshot { get; set; }

    /// <summary>Why the run changes nothing; told to the caller when the state it saw is on disk.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Runs the turn, for the first time or again.</summary>
    /// <param name="snapshot">What the turn reads.</param>
    /// <param name="nextWorkId">Gives an id that no work has ever had.</param>
    public abstract ValueTask RunAsync(IStoreReader snapshot, Func<long> nextWorkId);

    /// <summary>Tells the caller what the last run answered, or its <see cref="Fault"/>.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that the turn is not committed.</summary>
    /// <param name="exception">Why.</param>
    public abstract void Fail(Exception exception);
}

/// <summary>A turn on its way from its caller to the disk.</summary>
/// <typeparam name="T">What the turn answers.</typeparam>
/// <param name="turn">The turn.</param>
internal sealed class PendingTurn<T>(Turn<T> turn) : PendingTurn
{
    // The caller goes on elsewhere: the committer has the next batch to write.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _answer;

    /// <summary>What the last run answered.</summary>
    public T Answer => _answer!; // Set by the run, and what the turn answers may itself be null.

    /// <summary>Ends when the turn is on disk or has failed.</summary>
    public Task<T> Completion => _completion.Task;

    /// <inheritdoc/>
    public override async ValueTask RunAsync(IStoreReader snapshot, Func<long> nextWorkId)
    {
        var buffer = new TurnBuffer(snapshot, nextWorkId);
        _answer = await turn(buffer);
        buffer.CheckComplete();
        Buffer = buffer;
    }

    /// <inheritdoc/>
    public override void Complete()
    {
        if (Fault is { } fault)
        {
            _completion.SetException(fault);
        }
        else
        {
            Buffer?.Committed();
            _completion.SetResult(Answer);
        }
    }

    /// <inheritdoc/>
    public override void Fail(Exception exception) => _completion.SetException(exception);
}
