using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Robots;

/// <summary>
/// Lets the robots of all shops work, every second, for a demonstration or a rehearsal. It has nothing to remember: how
/// they are to work is in the config table, and what they are at is in their orders.
/// </summary>
/// <param name="shops">Finds the shops.</param>
/// <param name="robots">Says how the robots are to work.</param>
/// <param name="shift">What they do.</param>
/// <param name="committed">Tells when their settings have changed.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="logger">Hears of what went wrong.</param>
internal sealed partial class RobotCrew(
    ShopDirectory shops,
    RobotDirectory robots,
    RobotShift shift,
    CommittedItems committed,
    TimeProvider timeProvider,
    ILogger<RobotCrew> logger) : BackgroundService
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    // After a pause, as when the machine slept, the robots do not come all at once.
    private static readonly TimeSpan ElapsedMax = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _changed = new(initialCount: 0, maxCount: 1);

    // At the start every shop may have orders of robots that were switched off while the server was down.
    private readonly HashSet<ShopId> _clean = [];

    /// <summary>Raised when the robots have done what was due.</summary>
    internal event Action? Stepped;

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _changed.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listening = committed.Listen([ShopTables.ConfigTable], _ => Wake());
        var before = timeProvider.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            var now = timeProvider.GetUtcNow();
            var elapsed = now - before < ElapsedMax ? now - before : ElapsedMax;
            var isBusy = await TryWorkAsync(now, elapsed, stoppingToken);
            before = now;
            Stepped?.Invoke();

            // If nobody works, there is nothing to do until somebody changes that: not even every second.
            await (isBusy ? Task.Delay(Step, timeProvider, stoppingToken) : _changed.WaitAsync(stoppingToken));
        }
    }

    private void Wake()
    {
        try
        {
            _changed.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake.
        }
    }

    private async Task<bool> TryWorkAsync(DateTimeOffset now, TimeSpan elapsed, CancellationToken stoppingToken)
    {
        try
        {
            var isBusy = false;
            foreach (var shop in await shops.ListAsync(stoppingToken))
            {
                isBusy |= await WorkAsync(shop, now, elapsed, stoppingToken);
            }

            return isBusy;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Somebody has deleted a table or a workflow, for example. Without it nobody can work, robots or not.
            LogFailed(exception);
            await Task.Delay(AfterFailure, timeProvider, stoppingToken);
            return true;
        }
    }

    private async Task<bool> WorkAsync(
        CoffeeShop shop, DateTimeOffset now, TimeSpan elapsed, CancellationToken stoppingToken)
    {
        var settings = await robots.ReadAsync(shop.Id, stoppingToken);
        if (settings.IsOn)
        {
            _clean.Remove(shop.Id);
            await shift.WorkAsync(shop, settings, now, elapsed, stoppingToken);
            return true;
        }

        if (!_clean.Contains(shop.Id) && await shift.CleanUpAsync(shop.Id, stoppingToken))
        {
            _clean.Add(shop.Id);
        }

        return !_clean.Contains(shop.Id);
    }
}
