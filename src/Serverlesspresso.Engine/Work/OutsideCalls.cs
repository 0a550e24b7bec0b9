namespace Serverlesspresso.Engine.Work;

/// <summary>Runs work that goes outside beside the other work, which it may not hold up.</summary>
/// <param name="concurrencyMax">How many calls are made at a time.</param>
internal sealed class OutsideCalls(int concurrencyMax) : IDisposable
{
    /// <summary>How much work may wait for a place in memory; more of it waits in the store.</summary>
    private const int WaitingMax = 1_024;

    private readonly SemaphoreSlim _places = new(concurrencyMax, concurrencyMax);
    private readonly Lock _gate = new();
    private int _startedCount;
    private TaskCompletionSource? _ended;

    /// <summary>Starts work once there is a place for it.</summary>
    /// <param name="run">Does the work. It does not throw.</param>
    /// <param name="cancellationToken">Stops the waiting for a place; the work is then started to end at once.</param>
    /// <returns>Whether it will be done; not if too much waits already.</returns>
    public bool TryStart(Func<Task> run, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_startedCount == concurrencyMax + WaitingMax)
            {
                return false;
            }

            _startedCount++;
        }

        _ = RunAsync(run, cancellationToken);
        return true;
    }

    /// <summary>Ends when all work has ended. None is started any more.</summary>
    public Task EndAsync()
    {
        lock (_gate)
        {
            if (_startedCount == 0)
            {
                return Task.CompletedTask;
            }

            _ended ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _ended.Task;
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task RunAsync(Func<Task> run, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await run();
        }
        finally
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                _places.Release();
            }

            NoteEnd();
        }
    }

    private void NoteEnd()
    {
        lock (_gate)
        {
            _startedCount--;
            if (_startedCount == 0)
            {
                _ended?.TrySetResult();
            }
        }
    }
}
