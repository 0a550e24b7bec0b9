using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Feed;

/// <summary>
/// Tells screens what happens to orders and shops, each what its audience may know: a snapshot first, then every change in
/// the order of commits. All of it is kept in memory, and read anew when the server starts.
/// </summary>
public sealed partial class OrderFeed : IHostedLifecycleService, IAsyncDisposable
{
    /// <summary>How many may listen at a time.</summary>
    public const int SubscribersMax = 10_000;

    private const int WaitingTurnsMax = 8_192;
    private static readonly TimeSpan BeatTime = TimeSpan.FromSeconds(1);

    private readonly Channel<IReadOnlyList<CommittedItem>> _turns = Channel.CreateBounded<IReadOnlyList<CommittedItem>>(
        new BoundedChannelOptions(WaitingTurnsMax) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly CommittedItems _committed;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<OrderFeed> _logger;
    private readonly FeedLoader _loader;
    private IDisposable? _listening;
    private ITimer? _timer;
    private Task _pump = Task.CompletedTask;
    private int _hasMissedTurns;

    /// <summary>Makes the feed; it tells nothing before it is started.</summary>
    /// <param name="committed">Brings the changes.</param>
    /// <param name="store">Where they are kept.</param>
    /// <param name="tables">Reads what is there at the start.</param>
    /// <param name="random">Names the lives of the feed.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="access">How many may listen from one address.</param>
    /// <param name="logger">Hears of faults.</param>
    public OrderFeed(
        CommittedItems committed,
        IStore store,
        ItemTables tables,
        IRandomSource random,
        TimeProvider timeProvider,
        IOptions<AccessOptions> access,
        ILogger<OrderFeed> logger)
    {
        _committed = committed;
        _timeProvider = timeProvider;
        _logger = logger;
        _loader = new FeedLoader(store, tables, timeProvider);
        Hub = new FeedHub(random, timeProvider, new FeedSeats(SubscribersMax, access.Value.StreamsPerAddress));
    }

    /// <summary>How many clients listen.</summary>
    public int SubscriberCount => Hub.SubscriberCount;

    /// <summary>What is known and who listens.</summary>
    internal FeedHub Hub { get; }

    /// <summary>Whether the feed knows such a shop.</summary>
    /// <param name="shop">The shop.</param>
    public bool HasShop(ShopId shop) => Hub.HasShop(shop);

    /// <summary>Takes a place among those who listen.</summary>
    /// <param name="audience">Who listens.</param>
    /// <param name="lastEventId">The position of the message that they had last; null for a snapshot.</param>
    /// <param name="address">The address that they count for; null if for none.</param>
    /// <exception cref="CoffeeBarRefusedException">There is none, in all or for the address.</exception>
    public FeedSubscription Join(FeedAudience audience, string? lastEventId, string? address) =>
        new(Hub, Hub.Attach(audience, FeedPosition.Find(lastEventId), address));

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // From here on nothing is missed; what is read below may be told once more, which does no harm.
        _listening = _committed.Listen(FeedItems.Tables, Accept);
        await LoadAsync(cancellationToken);
        _pump = Task.Run(PumpAsync, CancellationToken.None);
        _timer = _timeProvider.CreateTimer(_ => Hub.Beat(), state: null, BeatTime, BeatTime);
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    /// <remarks>Before anything else stops: the web server waits for the streams to end.</remarks>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        Hub.Complete();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken) => await DisposeAsync();

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Hub.Complete();
        _listening?.Dispose();
        _turns.Writer.TryComplete();
        await (_timer?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _pump;
    }

    [LoggerMessage(5101, LogLevel.Warning, "The live feed could not keep up and begins anew from the tables")]
    private static partial void FellBehind(ILogger logger);

    [LoggerMessage(5102, LogLevel.Error, "The live feed could not tell a change and begins anew from the tables")]
    private static partial void Failed(ILogger logger, Exception exception);

    /// <summary>Called by the store's one writer, so it only queues.</summary>
    private void Accept(IReadOnlyList<CommittedItem> items)
    {
        if (!_turns.Writer.TryWrite(items))
        {
            Interlocked.Exchange(ref _hasMissedTurns, 1);
        }
    }

    private async Task PumpAsync()
    {
        while (await _turns.Reader.WaitToReadAsync())
        {
            while (_turns.Reader.TryRead(out var items))
            {
                await TellAsync(items);
            }
        }
    }

    private async Task TellAsync(IReadOnlyList<CommittedItem> items)
    {
        try
        {
            if (Interlocked.Exchange(ref _hasMissedTurns, 0) == 0)
            {
                Hub.Tell(items);
                return;
            }

            FellBehind(_logger);
            while (_turns.Reader.TryRead(out _))
            {
                // What waits is on disk, so the tables have it.
            }

            await LoadAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            // A row that cannot be read must not silence the feed for good: the next change tries again.
            Failed(_logger, exception);
            Interlocked.Exchange(ref _hasMissedTurns, 1);
        }
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var model = new FeedModel(_timeProvider);
        await _loader.LoadAsync(model, cancellationToken);
        Hub.Begin(model);
    }
}
