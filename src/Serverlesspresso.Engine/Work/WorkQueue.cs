using System.Threading.Channels;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Work;

/// <summary>
/// The work that this process knows of and has not done: ready, running, or due within the horizon. Each piece is in it
/// once, however often it is handed in.
/// </summary>
internal sealed class WorkQueue : IDisposable
{
    private const int ReadyMax = 65_536;

    private readonly TimeProvider _timeProvider;
    private readonly TimeSpan _horizon;
    private readonly Lock _gate = new();
    private readonly HashSet<long> _known = [];
    private readonly PriorityQueue<WorkRow, DateTimeOffset> _upcoming = new();
    private readonly Channel<WorkRow> _ready = Channel.CreateBounded<WorkRow>(ReadyMax);
    private readonly ITimer _alarm;
    private readonly List<TaskCompletionSource> _idleWaiters = [];
    private int _active;

    public WorkQueue(TimeProvider timeProvider, TimeSpan horizon)
    {
        _timeProvider = timeProvider;
        _horizon = horizon;
        _alarm = timeProvider.CreateTimer(_ => PromoteDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The work that is due.</summary>
    public ChannelReader<WorkRow> Ready => _ready.Reader;

    /// <summary>Takes work in. Work that is known, too far ahead, or too much is left to a later scan.</summary>
    public void Accept(WorkRow work)
    {
        lock (_gate)
        {
            var now = _timeProvider.GetUtcNow();
            if (work.Due > now + _horizon || !_known.Add(work.Id))
            {
                return;
            }

            if (work.Due <= now)
            {
                MakeReady(work);
            }
            else
            {
                _upcoming.Enqueue(work, work.Due);
                SetAlarm(now);
            }
        }
    }

    /// <summary>
    /// Forgets work that was taken from <see cref="Ready"/> and has run, and takes in what is left of it to do. Both in
    /// one step, so that the queue is never idle between them.
    /// </summary>
    public void Release(WorkRow work, WorkRow? again)
    {
        lock (_gate)
        {
            _known.Remove(work.Id);
            if (again is not null)
            {
                Accept(again);
            }

            Deactivate();
        }
    }

    /// <summary>Ends when no work is ready or running. Work that is not due yet does not count.</summary>
    public Task IdleAsync()
    {
        lock (_gate)
        {
            if (_active == 0)
            {
                return Task.CompletedTask;
            }

            var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _idleWaiters.Add(waiter);
            return waiter.Task;
        }
    }

    public void Dispose() => _alarm.Dispose();

    private void PromoteDue()
    {
        lock (_gate)
        {
            var now = _timeProvider.GetUtcNow();
            while (_upcoming.TryPeek(out var work, out var due) && due <= now)
            {
                _upcoming.Dequeue();
                MakeReady(work);
            }

            SetAlarm(now);
        }
    }

    private void SetAlarm(DateTimeOffset now)
    {
        if (!_upcoming.TryPeek(out _, out var due))
        {
            return;
        }

        // A system timer counts whole milliseconds and may fire early: rounding up spares it a round in vain.
        var wait = TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max((due - now).TotalMilliseconds, 0)));
        _alarm.Change(wait, Timeout.InfiniteTimeSpan);
        if (_timeProvider.GetUtcNow() >= due)
        {
            // The clock was moved past the instant after it had been read: the alarm would ring that much too late.
            PromoteDue();
        }
    }

    private void MakeReady(WorkRow work)
    {
        if (_ready.Writer.TryWrite(work))
        {
            _active++;
        }
        else
        {
            _known.Remove(work.Id);
        }
    }

    private void Deactivate()
    {
        _active--;
        if (_active > 0)
        {
            return;
        }

        foreach (var waiter in _idleWaiters)
        {
            waiter.SetResult();
        }

        _idleWaiters.Clear();
    }
}
