namespace Serverlesspresso.Engine.Work;

/// <summary>Runs work that goes outside beside the other work, which it may not hold up.</summary>
/// <param name="concurrencyMax">How many calls are made at a time.</param>
internal sealed class OutsideCalls(int concurrencyMax) : IDisposable
{
    private readonly SemaphoreSlim _places = new(concurrencyMax, concurrencyMax);
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _running = [];

    /// <summary>Starts work once there is a place for it.</summary>
    /// <param name="run">Does the work. It does not throw.</param>
    /// <param name="cancellationToken">Stops the waiting for a place; the work is then started to end at once.</param>
    public void Start(Func<Task> run, CancellationToken cancellationToken)
    {
        var task = RunAsync(run, cancellationToken);
        lock (_gate)
        {
            _running.RemoveWhere(static running => running.IsCompleted);
            _running.Add(task);
        }
    }

    /// <summary>Ends when all work has ended.</summary>
    public Task EndAsync()
    {
        lock (_gate)
        {
            return Task.WhenAll(_running);
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
        }
    }
}
