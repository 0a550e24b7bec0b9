using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Store.Sqlite;
using Serverlesspresso.Engine.Tests.Hosting;
using Serverlesspresso.Engine.Tests.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Tests.Work;

public sealed class WorkDispatcherTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(Start);
    private readonly FreshWork _freshWork = new();
    private readonly Handler _handler = new();
    private SqliteStore _store = null!; // Opened before each test.
    private TurnRunner _turns = null!; // Made before each test.
    private WorkLanes? _lanes;
    private WorkDispatcher? _dispatcher;

    public async ValueTask InitializeAsync()
    {
        var options = new SqliteStoreOptions { Path = _folder.File("work.db") };
        _store = await SqliteStore.OpenAsync(options, _clock, NullLogger.Instance, CancellationToken.None);
        _turns = new TurnRunner(_store, _freshWork, new CommittedTurns(NullLogger<CommittedTurns>.Instance));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task AddWork_WorkIsDue_IsDoneOnceAndGone()
    {
        await StartAsync();

        var work = await AddWorkAsync(dueInSeconds: 0);
        await SettleAsync();

        Assert.Equal([work.Id], _handler.Done);
        Assert.Null(await FindAsync(work));
    }

    [Fact]
    public async Task AddWork_WorkOfTheFuture_IsDoneAtItsInstant()
    {
        await StartAsync();
        var work = await AddWorkAsync(dueInSeconds: 900);

        await AdvanceAsync(seconds: 899);
        var before = _handler.Done.Count;
        await AdvanceAsync(seconds: 1);

        Assert.Equal(0, before);
        Assert.Equal([work.Id], _handler.Done);
    }

    [Fact]
    public async Task Start_WorkWasLeftBehind_IsDone()
    {
        var due = await AddWorkAsync(dueInSeconds: 0);
        var dueWhileDown = await AddWorkAsync(dueInSeconds: 60);
        _clock.Advance(TimeSpan.FromSeconds(120));

        await StartAsync();

        Assert.Equal([due.Id, dueWhileDown.Id], _handler.Done.Order());
    }

    [Fact]
    public async Task Run_HandlerThrows_TriesAgainLaterWithOneAttemptMore()
    {
        await StartAsync();
        _handler.Fault = new InvalidOperationException("broken");
        var work = await AddWorkAsync(dueInSeconds: 0);
        await SettleAsync();
        var putOff = await FindAsync(work);

        _handler.Fault = null;
        await AdvanceAsync(seconds: 1);

        Assert.Equal((1, Start.AddSeconds(1)), (putOff?.Attempt, putOff?.Due ?? default));
        Assert.Equal([work.Id], _handler.Done);
    }

    [Fact]
    public async Task Run_HandlerThrowsAtEveryAttempt_BecomesADeadLetter()
    {
        await StartAsync(attemptsMax: 3);
        _handler.Fault = new InvalidOperationException("broken");
        var work = await AddWorkAsync(dueInSeconds: 0);
        await SettleAsync();

        await AdvanceAsync(seconds: 1);
        await AdvanceAsync(seconds: 2);

        var letter = Assert.Single(await DeadLettersAsync());
        Assert.Equal(
            (WorkKind.Delivery, "key", 3, "InvalidOperationException", "broken"),
            (letter.Kind, letter.Key, letter.Attempts, letter.Error, letter.Reason));
        Assert.Null(await FindAsync(work));
    }

    [Fact]
    public async Task Run_StoreFailsWhileItIsGivenUp_IsGivenUpAtTheNextScan()
    {
        await StartAsync(attemptsMax: 1);
        _handler.Fault = new InvalidOperationException("broken");
        _handler.NoteFault = new StoreNotWritableException("The disk is full.", null);
        var work = await AddWorkAsync(dueInSeconds: 0);
        await SettleAsync();
        var before = await FindAsync(work);
        var lettersBefore = await DeadLettersAsync();

        _handler.NoteFault = null;
        await SettleAsync();

        Assert.Equal((0, 0), (before?.Attempt ?? -1, lettersBefore.Count));
        Assert.Single(await DeadLettersAsync());
    }

    [Fact]
    public async Task Run_WordOfItsEndCannotBeGiven_IsGivenUpWithoutWhatWasHalfDone()
    {
        await StartAsync(attemptsMax: 1);
        _handler.Fault = new InvalidOperationException("broken");
        _handler.NoteFault = new FormatException("no such payload");
        var work = await AddWorkAsync(dueInSeconds: 0);

        await SettleAsync();

        Assert.Single(await DeadLettersAsync());
        Assert.Null(await FindAsync(work));
        Assert.Empty(await _store.ReadAsync(
            reader => reader.ListDueWorkAsync(3, after: null, _clock.GetUtcNow().AddDays(1), 10), CancellationToken.None));
    }

    [Fact]
    public async Task Run_HandlerPostpones_RunsAgainWhenDue()
    {
        await StartAsync();
        _handler.Outcome = new WorkOutcome.Postponed(Start.AddSeconds(5));
        var work = await AddWorkAsync(dueInSeconds: 0);
        await SettleAsync();

        _handler.Outcome = WorkOutcome.Done.Instance;
        await AdvanceAsync(seconds: 5);

        Assert.Equal([work.Id, work.Id], _handler.Done);
        Assert.Null(await FindAsync(work));
    }

    [Fact]
    public async Task Run_ManyPieces_EachIsDoneOnce()
    {
        await StartAsync();

        var added = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => AddWorkAsync(dueInSeconds: 0)));
        await SettleAsync();

        Assert.Equal(added.Select(work => work.Id).Order(), _handler.Done.Order());
    }

    [Fact]
    public async Task Scan_VeryMuchWaitsForATargetThatIsStuck_FindsTheWorkBehindIt()
    {
        var silence = await AddStuckWorkAsync(count: 3_000);
        var behind = await AddWorkAsync(dueInSeconds: 1);
        _clock.Advance(TimeSpan.FromSeconds(1));

        await StartAsync(settles: false);
        for (var scan = 0; scan < 3; scan++)
        {
            await _dispatcher!.ScanAsync(CancellationToken.None); // Just started.
        }

        await _handler.DoneAsync(behind.Id);
        silence.SetResult();
    }

    [Fact]
    public async Task Scan_VeryMuchWaitsForATargetThatIsStuck_FindsInTimeWhatComesDue()
    {
        var silence = await AddStuckWorkAsync(count: 20_000);
        var soon = await AddWorkAsync(dueInSeconds: 20);
        await StartAsync(settles: false);

        _clock.Advance(TimeSpan.FromSeconds(6));
        await _dispatcher!.ScanAsync(CancellationToken.None); // Just started.
        _clock.Advance(TimeSpan.FromSeconds(14));

        await _handler.DoneAsync(soon.Id);
        silence.SetResult();
    }

    [Fact]
    public async Task Stop_ACallHasBeenMade_KeepsItsOutcome()
    {
        var outside = new OutsideHandler();
        await StartAsync(outside: outside);
        var work = await AddWorkAsync(dueInSeconds: 0, WorkKind.HttpCall);
        await outside.IsCalled.Task;

        var stopped = StopAsync();
        outside.Answer.SetResult();
        await stopped;

        Assert.Null(await FindAsync(work));
    }

    /// <summary>Adds work that waits until the test lets it.</summary>
    private async Task<TaskCompletionSource> AddStuckWorkAsync(int count)
    {
        var silence = new TaskCompletionSource();
        _handler.MayRun = work => work.Key == "stuck" ? silence.Task : Task.CompletedTask;
        await _turns.RunAsync(
            transaction =>
            {
                for (var number = 0; number < count; number++)
                {
                    transaction.AddWork(new NewWork(WorkKind.Delivery, Shard: 3, _clock.GetUtcNow(), "stuck", "{}"));
                }

                return ValueTask.FromResult(true);
            },
            CancellationToken.None);
        return silence;
    }

    private async Task StartAsync(int attemptsMax = 20, bool settles = true, OutsideHandler? outside = null)
    {
        var options = new WorkOptions { FaultAttemptsMax = attemptsMax };
        _lanes = WorkLanes.ForOutside(options, _clock);
        _dispatcher = new WorkDispatcher(
            _store,
            new InMemoryOwnership(_turns),
            _turns,
            _freshWork,
            [_handler],
            outside is null ? [] : [outside],
            _lanes,
            _clock,
            Options.Create(options),
            NullLogger<WorkDispatcher>.Instance);
        await _dispatcher.StartAsync(CancellationToken.None);
        if (settles)
        {
            await SettleAsync();
        }
    }

    private async Task StopAsync()
    {
        if (_dispatcher is not null)
        {
            await _dispatcher.StopAsync(CancellationToken.None);
            _dispatcher.Dispose();
            _lanes?.Dispose();
        }
    }

    private async Task SettleAsync()
    {
        var dispatcher = _dispatcher ?? throw new InvalidOperationException("The dispatcher is not started.");
        await dispatcher.ScanAsync(CancellationToken.None);
        await dispatcher.IdleAsync();
    }

    private async Task AdvanceAsync(int seconds)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        await SettleAsync();
    }

    private Task<WorkRow> AddWorkAsync(int dueInSeconds, WorkKind kind = WorkKind.Delivery) => _turns.RunAsync(
        transaction => ValueTask.FromResult(transaction.AddWork(new NewWork(
            kind, Shard: 3, _clock.GetUtcNow().AddSeconds(dueInSeconds), "key", "{}"))),
        CancellationToken.None);

    private Task<WorkRow?> FindAsync(WorkRow work) =>
        _store.ReadAsync(reader => reader.GetWorkAsync(work.Id), CancellationToken.None);

    private Task<IReadOnlyList<DeadLetterRow>> DeadLettersAsync() =>
        _store.ReadAsync(reader => reader.ListDeadLettersAsync(0, 10), CancellationToken.None);

    /// <summary>A call that does not hear that the server stops.</summary>
    private sealed class OutsideHandler : IOutsideWorkHandler, IWorkHandler
    {
        public WorkKind Kind => WorkKind.HttpCall;

        public TaskCompletionSource IsCalled { get; } = new();

        public TaskCompletionSource Answer { get; } = new();

        public ValueTask<WorkLane> FindLaneAsync(WorkRow work, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new WorkLane("server"));

        public async ValueTask<OutsideCall> PrepareAsync(WorkRow work, CancellationToken cancellationToken) =>
            new(await FindLaneAsync(work, cancellationToken), CallAsync);

        private async Task<IWorkHandler> CallAsync(CancellationToken cancellationToken)
        {
            IsCalled.SetResult();
            await Answer.Task;
            return this;
        }

        public OwnerKey OwnerOf(WorkRow work) => OwnerKey.WorkShard(work.Shard);

        public ValueTask<WorkOutcome> RunAsync(ITurnTransaction transaction, WorkRow work) =>
            ValueTask.FromResult<WorkOutcome>(WorkOutcome.Done.Instance);

        public ValueTask NoteFaultAsync(
            ITurnTransaction transaction, WorkRow work, WorkOutcome outcome, Exception fault) =>
            throw fault;
    }

    private sealed class Handler : IWorkHandler
    {
        private readonly List<long> _done = [];

        public WorkKind Kind => WorkKind.Delivery;

        public Exception? Fault { get; set; }

        /// <summary>What is thrown after half of the word is given.</summary>
        public Exception? NoteFault { get; set; }

        public ValueTask NoteFaultAsync(ITurnTransaction transaction, WorkRow work, WorkOutcome outcome, Exception fault)
        {
            if (NoteFault is not null)
            {
                transaction.AddWork(new NewWork(WorkKind.Delivery, work.Shard, work.Due.AddHours(1), "half", "{}"));
                throw NoteFault;
            }

            return ValueTask.CompletedTask;
        }

        /// <summary>Work waits for this before it runs.</summary>
        public Func<WorkRow, Task> MayRun { get; set; } = _ => Task.CompletedTask;

        public WorkOutcome Outcome { get; set; } = WorkOutcome.Done.Instance;

        public IReadOnlyList<long> Done
        {
            get
            {
                lock (_done)
                {
                    return [.. _done];
                }
            }
        }

        public Task DoneAsync(long workId) => Patience.UntilAsync(() => Done.Contains(workId), $"the end of work {workId}");

        public OwnerKey OwnerOf(WorkRow work) => OwnerKey.WorkShard(work.Shard);

        public string LaneOf(WorkRow work) => work.Key;

        public async ValueTask<WorkOutcome> RunAsync(ITurnTransaction transaction, WorkRow work)
        {
            await MayRun(work);
            if (Fault is not null)
            {
                throw Fault;
            }

            lock (_done)
            {
                _done.Add(work.Id);
            }

            return Outcome;
        }
    }
}
