using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using Serverlesspresso.Engine.Tests.Hosting;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Tests.Work;

public sealed class WorkLanesTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ConcurrentQueue<string> _begun = new();
    private readonly TaskCompletionSource _silence = new();
    private WorkLanes? _lanes;

    public void Dispose() => _lanes?.Dispose();

    [Fact]
    public async Task TryStart_LaneIsStuck_HoldsUpNoOther()
    {
        var lanes = Open(concurrencyMax: 4, perLaneMax: 4);
        for (var number = 0; number < 500; number++)
        {
            lanes.TryStart(new WorkLane("stuck"), Stuck);
        }

        for (var number = 0; number < 200; number++)
        {
            Assert.True(lanes.TryStart(new WorkLane("sound"), Sound));
        }

        await BegunAsync("sound", 200);
        Assert.Equal(4, Begun("stuck"));
    }

    [Fact]
    public async Task TryStart_AllPlacesAreTaken_EachLaneStillHasOne()
    {
        var lanes = Open(concurrencyMax: 2, perLaneMax: 2);

        for (var number = 0; number < 3; number++)
        {
            lanes.TryStart(new WorkLane("a"), Stuck);
            lanes.TryStart(new WorkLane("b"), _ => StuckAs("b"));
            lanes.TryStart(new WorkLane("c"), _ => StuckAs("c"));
        }

        await BegunAsync("stuck", 1);
        await BegunAsync("b", 1);
        await BegunAsync("c", 1);
        Assert.Equal(3, _begun.Count);
    }

    [Fact]
    public async Task TryStart_CeilingIsReached_StartsNothingForAnyLane()
    {
        var lanes = Open(concurrencyMax: 1, perLaneMax: 1, ceiling: 2);
        lanes.TryStart(new WorkLane("a"), Stuck);
        lanes.TryStart(new WorkLane("b"), Stuck);
        lanes.TryStart(new WorkLane("c"), Sound);

        await BegunAsync("stuck", 2);
        Assert.Equal(0, Begun("sound"));
        _silence.SetResult();
        await BegunAsync("sound", 1);
    }

    [Fact]
    public async Task TryStart_TooMuchWaits_LeavesItToTheStore()
    {
        var lanes = Open(concurrencyMax: 2, perLaneMax: 2, waitingPerLaneMax: 10);

        var taken = Enumerable.Range(0, 50).Count(_ => lanes.TryStart(new WorkLane("stuck"), Stuck));

        Assert.Equal(12, taken);
        Assert.True(lanes.TryStart(new WorkLane("sound"), Sound));
        _silence.SetResult();
        await lanes.EndAsync();
        Assert.Equal(13, _begun.Count);
    }

    [Fact]
    public async Task TryStart_LaneHasARate_BeginsNoMoreThanThatInASecond()
    {
        var lanes = Open(concurrencyMax: 100, perLaneMax: 100);
        for (var number = 0; number < 8; number++)
        {
            lanes.TryStart(new WorkLane("slow", StartsPerSecondMax: 3), _ => SoundAs("slow"));
        }

        await BegunAsync("slow", 3);
        _clock.Advance(TimeSpan.FromMilliseconds(999));
        lanes.TryStart(new WorkLane("other"), _ => SoundAs("other"));
        await BegunAsync("other", 1);
        Assert.Equal(3, Begun("slow"));

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await BegunAsync("slow", 6);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await BegunAsync("slow", 8);
    }

    [Fact]
    public async Task TryStart_RateIsRaised_CountsFromThenOn()
    {
        var lanes = Open(concurrencyMax: 100, perLaneMax: 100);
        lanes.TryStart(new WorkLane("slow", StartsPerSecondMax: 1), Sound);
        lanes.TryStart(new WorkLane("slow", StartsPerSecondMax: 1), Sound);
        await BegunAsync("sound", 1);

        lanes.TryStart(new WorkLane("slow", StartsPerSecondMax: 3), Sound);

        await BegunAsync("sound", 3);
    }

    [Fact]
    public async Task TryStart_WorkBelongsElsewhere_DoesNotCountAgainstTheRate()
    {
        var lanes = Open(concurrencyMax: 100, perLaneMax: 100);
        for (var number = 0; number < 5; number++)
        {
            lanes.TryStart(new WorkLane("slow", StartsPerSecondMax: 1), _ => SoundAs("moved", counts: false));
        }

        lanes.TryStart(new WorkLane("slow", StartsPerSecondMax: 1), Sound);
        lanes.TryStart(new WorkLane("slow", StartsPerSecondMax: 1), Sound);

        await BegunAsync("moved", 5);
        await BegunAsync("sound", 1);
    }

    [Fact]
    public async Task TryStart_LaneOfAServerIsStuck_LeavesPlacesToAnother()
    {
        var lanes = Open(concurrencyMax: 100, perLaneMax: 2, perServerMax: 3);
        for (var number = 0; number < 5; number++)
        {
            lanes.TryStart(new WorkLane("a", "server"), Stuck);
        }

        for (var number = 0; number < 5; number++)
        {
            lanes.TryStart(new WorkLane("b", "server"), Sound);
        }

        await BegunAsync("sound", 5);
        Assert.Equal(2, Begun("stuck"));
    }

    [Fact]
    public async Task TryStart_LanesOfOneServer_TakeTurnsWhateverElseRuns()
    {
        using var server = new SemaphoreSlim(0);
        using var another = new SemaphoreSlim(0);
        var lanes = Open(concurrencyMax: 100, perLaneMax: 1, perServerMax: 1);
        lanes.TryStart(new WorkLane("a", "server"), _ => HeldAs("a", server));
        foreach (var name in (string[])["a", "busy", "b", "c"])
        {
            for (var number = 0; number < 6; number++)
            {
                var (called, hold) = name == "busy" ? ("another", another) : ("server", server);
                lanes.TryStart(new WorkLane(name, called), _ => HeldAs(name, hold));
            }
        }

        for (var number = 1; number <= 5; number++)
        {
            await BegunAsync(2 * number);
            another.Release();
            await BegunAsync((2 * number) + 1);
            server.Release();
        }

        await BegunAsync(12);
        Assert.Equal(["a", "a", "b", "c", "a", "b"], _begun.Where(begun => begun != "busy"));
        server.Release(100);
        another.Release(100);
        await lanes.EndAsync();
    }

    [Fact]
    public async Task Change_LaneLeadsToAnotherServer_TakesItsPlaces()
    {
        var lanes = Open(concurrencyMax: 100, perLaneMax: 2, perServerMax: 1);
        lanes.TryStart(new WorkLane("a", "old"), Stuck);
        lanes.TryStart(new WorkLane("a", "old"), _ => StuckAs("new"));
        lanes.TryStart(new WorkLane("b", "old"), Sound);
        lanes.TryStart(new WorkLane("c", "new"), _ => SoundAs("c"));
        await BegunAsync("stuck", 1);
        await BegunAsync("c", 1);

        lanes.Change(new WorkLane("a", "new"));

        await BegunAsync("new", 1);
        Assert.Equal(0, Begun("sound"));
        _silence.SetResult();
        await BegunAsync("sound", 1);
    }

    [Fact]
    public async Task Change_NobodyWaits_ChangesNothing()
    {
        var lanes = Open(concurrencyMax: 1, perLaneMax: 1);

        lanes.Change(new WorkLane("a", StartsPerSecondMax: 1));

        await lanes.EndAsync();
    }

    [Fact]
    public async Task End_ServerStops_WaitsForWorkUnderWay()
    {
        var lanes = Open(concurrencyMax: 1, perLaneMax: 1);
        lanes.TryStart(new WorkLane("a"), Stuck);
        lanes.TryStart(new WorkLane("a", StartsPerSecondMax: 1), Sound);

        var ended = lanes.EndAsync();

        await BegunAsync("sound", 1);
        Assert.False(ended.IsCompleted);
        _silence.SetResult();
        await ended;
    }

    [Fact]
    public async Task End_NothingRuns_EndsAtOnce()
    {
        await Open(concurrencyMax: 1, perLaneMax: 1).EndAsync();
    }

    private WorkLanes Open(
        int concurrencyMax, int perLaneMax, int perServerMax = 100, int waitingPerLaneMax = 1_000, int ceiling = 100) =>
        _lanes = new WorkLanes(
            new WorkLaneLimits
            {
                ConcurrencyMax = concurrencyMax,
                Ceiling = ceiling,
                ConcurrencyPerLaneMax = perLaneMax,
                ConcurrencyPerServerMax = perServerMax,
                WaitingPerLaneMax = waitingPerLaneMax,
            },
            _clock);

    private Task<bool> Stuck(WorkLane lane) => StuckAs("stuck");

    private async Task<bool> StuckAs(string name)
    {
        _begun.Enqueue(name);
        await _silence.Task;
        return true;
    }

    private async Task<bool> HeldAs(string name, SemaphoreSlim hold)
    {
        _begun.Enqueue(name);
        await hold.WaitAsync();
        return true;
    }

    private Task<bool> Sound(WorkLane lane) => SoundAs("sound");

    private Task<bool> SoundAs(string name, bool counts = true)
    {
        _begun.Enqueue(name);
        return Task.FromResult(counts);
    }

    private int Begun(string name) => _begun.Count(begun => begun == name);

    private Task BegunAsync(int count) => Patience.UntilAsync(() => _begun.Count == count, $"{count} pieces of work");

    private async Task BegunAsync(string name, int count)
    {
        await Patience.UntilAsync(() => Begun(name) >= count, $"the beginning of {count} of '{name}'");
        Assert.Equal(count, Begun(name));
    }
}
