using System.Threading.Channels;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

/// <summary>
/// Many visitors who come at once, and baristas who make what they order. A visitor who finds no place comes again when one
/// is free.
/// </summary>
/// <param name="bar">The bar, which has capacity for some of them.</param>
internal sealed class Crowd(StaffedBar bar) : IDisposable
{
    private const int BaristaCount = 4;

    /// <summary>How many drinks a barista makes between two looks at the list.</summary>
    private const int DrinksBetweenLooks = 10;

    /// <summary>How many try their luck at a place that has become free: more than one, so that places stay fought for.</summary>
    private const int TriesForAPlace = 2;

    private const string Drink = "Espresso";

    private readonly SemaphoreSlim _places = new(0);
    private readonly Channel<(string OrderId, TaskCompletionSource IsReady)> _queue =
        Channel.CreateUnbounded<(string OrderId, TaskCompletionSource IsReady)>();

    private readonly CancellationTokenSource _end =
        CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    private int _refusedCount;
    private int _openMax;

    /// <summary>How often a visitor was refused because all places were taken.</summary>
    public int RefusedCount => _refusedCount;

    /// <summary>The most orders that were seen open at one moment.</summary>
    public int OpenMax => _openMax;

    /// <summary>Lets them all come, and waits until each has collected a drink.</summary>
    public async Task ServeAsync(int count)
    {
        var code = await bar.FindCodeAsync();
        await Task.WhenAll(
            [ServeVisitorsAsync(), .. Enumerable.Range(0, BaristaCount).Select(_ => EndAllIfFailedAsync(MakeDrinksAsync()))]);

        async Task ServeVisitorsAsync()
        {
            await Task.WhenAll(Enumerable.Range(0, count).Select(_ => EndAllIfFailedAsync(VisitAsync(code))));
            _queue.Writer.Complete();
        }
    }

    public void Dispose()
    {
        _places.Dispose();
        _end.Dispose();
    }

    /// <summary>Visitors wait for baristas and for each other: if one fails, nobody waits on.</summary>
    private async Task EndAllIfFailedAsync(Task work)
    {
        try
        {
            await work;
        }
        catch
        {
            await _end.CancelAsync();
            throw;
        }
    }

    private async Task VisitAsync(string code)
    {
        var visitor = new SimulatedVisitor(bar.Http);
        while (await visitor.TryCheckInAsync(code) is { } reason)
        {
            // The code is another one every five minutes.
            if (reason is "expired-code")
            {
                code = await bar.FindCodeAsync();
                continue;
            }

            Assert.Equal("capacity", reason);
            Interlocked.Increment(ref _refusedCount);
            await _places.WaitAsync(_end.Token);
        }

        await visitor.ChooseAsync(Drink);
        var isReady = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _queue.Writer.WriteAsync((visitor.OrderId, isReady), _end.Token);
        await isReady.Task.WaitAsync(_end.Token);
        await visitor.CollectAsync();
    }

    private async Task MakeDrinksAsync()
    {
        var madeCount = 0;
        await foreach (var (orderId, isReady) in _queue.Reader.ReadAllAsync(_end.Token))
        {
            await bar.ActAsync(orderId, "make");
            await bar.ActAsync(orderId, "complete");
            isReady.SetResult();
            _places.Release(TriesForAPlace);
            if (++madeCount % DrinksBetweenLooks == 0)
            {
                await CountOpenAsync();
            }
        }
    }

    private async Task CountOpenAsync()
    {
        var open = (await bar.ListOrdersAsync("state=CREATED")).Count;
        for (var seen = _openMax; open > seen;)
        {
            var before = Interlocked.CompareExchange(ref _openMax, open, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }
}
