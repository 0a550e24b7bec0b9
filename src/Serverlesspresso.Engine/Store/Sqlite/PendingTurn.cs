using System.Diagnostics;

namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>A turn on its way from its caller to the disk.</summary>
internal abstract class PendingTurn
{
    private Task _run = Task.CompletedTask;
    private LaneCrossing? _crossing;

    /// <summary>The last run: what it has read and changes.</summary>
    public TurnBuffer? Buffer { get; protected set; }

    /// <summary>What was published when the run's snapshot was taken.</summary>
    public long Snapshot { get; set; }

    /// <summary>Why the run changes nothing; told to the caller when the state it saw is on disk.</summary>
    public Exception? Fault { get; set; }

    /// <summary>The contended row at which the run waits to go on in the lane; null if it does not wait.</summary>
    public RowKey? WaitsAt => _crossing?.Row;

    /// <summary>Runs the turn on a snapshot, to its end or to the first contended row.</summary>
    /// <param name="snapshot">What the turn reads.</param>
    /// <param name="crossing">The run's way into the lane.</param>
    /// <param name="nextWorkId">Gives an id that no work has ever had.</param>
    public async ValueTask RunOptimisticallyAsync(
        IStoreReader snapshot, LaneCrossing crossing, Func<long> nextWorkId)
    {
        _run = RunAsync(snapshot, nextWorkId).AsTask();
        await Task.WhenAny(_run, crossing.Waiting);
        if (crossing.Waiting.IsCompleted)
        {
            _crossing = crossing;
            return;
        }

        await _run;
    }

    /// <summary>Lets a run that waits go on in the lane, to its end.</summary>
    /// <param name="lane">What it reads from now on.</param>
    public Task GoOnAsync(LaneView lane)
    {
        _crossing?.Open(lane);
        _crossing = null;
        return _run;
    }

    /// <summary>Runs the turn from its beginning, and forgets what an earlier run did.</summary>
    /// <param name="reader">What the turn reads.</param>
    /// <param name="nextWorkId">Gives an id that no work has ever had.</param>
    public Task RunAgainAsync(IStoreReader reader, Func<long> nextWorkId)
    {
        // A run that still waits is left where it is: it touches nothing but its buffer.
        _crossing = null;
        Fault = null;
        return RunAsync(reader, nextWorkId).AsTask();
    }

    /// <summary>Forgets the last run, so that the turn runs again.</summary>
    public void ForgetRun() => Buffer = null;

    /// <summary>Tells the caller what the last run answered, or its <see cref="Fault"/>.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that the turn is not committed.</summary>
    /// <param name="exception">Why.</param>
    public abstract void Fail(Exception exception);

    /// <summary>Runs the turn.</summary>
    /// <param name="reader">What the turn reads.</param>
    /// <param name="nextWorkId">Gives an id that no work has ever had.</param>
    protected abstract ValueTask RunAsync(IStoreReader reader, Func<long> nextWorkId);
}

/// <summary>A turn on its way from its caller to the disk.</summary>
/// <typeparam name="T">What the turn answers.</typeparam>
/// <param name="turn">The turn.</param>
internal sealed class PendingTurn<T>(Turn<T> turn) : PendingTurn
{
    // The caller goes on elsewhere: the committer has the next batch to write.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Activity? _activity = Activity.Current;
    private T? _answer;

    /// <summary>What the last run answered.</summary>
    public T Answer => _answer!; // Set by the run, and what the turn answers may itself be null.

    /// <summary>Ends when the turn is on disk or has failed.</summary>
    public Task<T> Completion => _completion.Task;

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

    /// <inheritdoc/>
    protected override async ValueTask RunAsync(IStoreReader reader, Func<long> nextWorkId)
    {
        // The committer's lane runs the turn for its caller, in its caller's trace.
        Activity.Current = _activity;
        var buffer = new TurnBuffer(reader, nextWorkId);
        Buffer = buffer;
        _answer = await turn(buffer);
        buffer.CheckComplete();
    }
}
