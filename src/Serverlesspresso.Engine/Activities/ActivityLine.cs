namespace Serverlesspresso.Engine.Activities;

/// <summary>The workers that wait for tasks of one activity. Only the first of them looks for tasks.</summary>
internal sealed class ActivityLine : IDisposable
{
    private TaskCompletionSource _news = NewSource();

    /// <summary>Let through by one at a time, in the order they came.</summary>
    public SemaphoreSlim Turn { get; } = new(initialCount: 1, maxCount: 1);

    /// <summary>How many wait. Guarded by the owner of the lines.</summary>
    public int Workers { get; set; }

    /// <summary>Ends with the next task after this moment: to be asked for before looking, so that none is missed.</summary>
    public Task NextNews() => Volatile.Read(ref _news).Task;

    /// <summary>Tells that there is a new task.</summary>
    public void Tell() => Interlocked.Exchange(ref _news, NewSource()).SetResult();

    /// <inheritdoc/>
    public void Dispose() => Turn.Dispose();

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
