using Microsoft.Extensions.Time.Testing;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Tests.Work;

public sealed class WorkQueueTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Start);
    private readonly WorkQueue _queue;

    public WorkQueueTests() => _queue = new WorkQueue(_clock, TimeSpan.FromSeconds(15));

    public void Dispose() => _queue.Dispose();

    [Fact]
    public void Accept_WorkIsDue_IsReadyAtOnce()
    {
        var work = WorkDueIn(seconds: 0, id: 1);

        _queue.Accept(work);

        Assert.Equal([work], TakeReady());
    }

    [Fact]
    public void Accept_SameWorkTwice_IsReadyOnce()
    {
        _queue.Accept(WorkDueIn(seconds: 0, id: 1));
        _queue.Accept(WorkDueIn(seconds: 0, id: 1));

        Assert.Single(TakeReady());
    }

    [Fact]
    public void Accept_WorkOfTheFuture_IsReadyAtItsInstantInOrder()
    {
        var later = WorkDueIn(seconds: 10, id: 1);
        var sooner = WorkDueIn(seconds: 5, id: 2);
        _queue.Accept(later);
        _queue.Accept(sooner);

        _clock.Advance(TimeSpan.FromSeconds(4));
        var tooEarly = TakeReady();
        _clock.Advance(TimeSpan.FromSeconds(1));
        var first = TakeReady();
        _clock.Advance(TimeSpan.FromSeconds(5));
        var second = TakeReady();

        Assert.Empty(tooEarly);
        Assert.Equal([sooner], first);
        Assert.Equal([later], second);
    }

    [Fact]
    public void Accept_ClockIsMovedPastTheInstantMeanwhile_IsReady()
    {
        var clock = new LeapingClock(Start, TimeSpan.FromSeconds(5));
        using var queue = new WorkQueue(clock, TimeSpan.FromSeconds(15));
        var work = WorkDueIn(seconds: 5, id: 1);

        queue.Accept(work);

        Assert.True(queue.Ready.TryRead(out var ready));
        Assert.Equal(work, ready);
    }

    [Fact]
    public void Accept_WorkBeyondTheHorizon_IsLeftToALaterScan()
    {
        var work = WorkDueIn(seconds: 16, id: 1);
        _queue.Accept(work);

        _clock.Advance(TimeSpan.FromSeconds(20));
        var beforeScan = TakeReady();
        _queue.Accept(work);

        Assert.Empty(beforeScan);
        Assert.Equal([work], TakeReady());
    }

    [Fact]
    public void Release_WorkHasRun_MayComeAgain()
    {
        var work = WorkDueIn(seconds: 0, id: 1);
        _queue.Accept(work);
        TakeReady();

        _queue.Release(work, again: null);
        _queue.Accept(work);

        Assert.Equal([work], TakeReady());
    }

    [Fact]
    public void IdleAsync_WorkIsReady_EndsWhenItIsReleased()
    {
        var work = WorkDueIn(seconds: 0, id: 1);
        _queue.Accept(work);
        var idle = _queue.IdleAsync();
        var wasIdle = idle.IsCompleted;

        TakeReady();
        _queue.Release(work, again: null);

        Assert.False(wasIdle);
        Assert.True(idle.IsCompletedSuccessfully);
        Assert.True(_queue.IdleAsync().IsCompletedSuccessfully);
    }

    [Fact]
    public void Release_WorkIsToRunAgainAtOnce_IsNeverIdle()
    {
        var work = WorkDueIn(seconds: 0, id: 1);
        _queue.Accept(work);
        var idle = _queue.IdleAsync();

        TakeReady();
        _queue.Release(work, again: work);

        Assert.False(idle.IsCompleted);
        Assert.Equal([work], TakeReady());
    }

    private static WorkRow WorkDueIn(int seconds, long id) => new()
    {
        Id = id,
        Kind = WorkKind.Timer,
        Shard = 0,
        Due = Start + TimeSpan.FromSeconds(seconds),
        Key = "execution",
        Payload = "{}",
        Attempt = 0,
    };

    private List<WorkRow> TakeReady()
    {
        var ready = new List<WorkRow>();
        while (_queue.Ready.TryRead(out var work))
        {
            ready.Add(work);
        }

        return ready;
    }

    /// <summary>A clock that is moved forward as soon as it has been read.</summary>
    private sealed class LeapingClock(DateTimeOffset start, TimeSpan leap) : FakeTimeProvider(start)
    {
        private bool _wasRead;

        public override DateTimeOffset GetUtcNow()
        {
            var now = base.GetUtcNow();
            if (!_wasRead)
            {
                _wasRead = true;
                Advance(leap);
            }

            return now;
        }
    }
}
