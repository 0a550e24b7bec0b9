using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Buses;
using Serverlesspresso.Engine.Tests.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Tests.Work;

public sealed class DeadLettersTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private BusEngine _engine = null!; // Opened before each test.

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DeadLetters Letters => _engine.Get<DeadLetters>();

    public async ValueTask InitializeAsync()
    {
        _engine = await BusEngine.OpenAsync(_folder.File("bus.db"), BusEngine.Start);
        var target = new TargetDocument
        {
            Id = "1",
            Arn = BusEngine.FunctionArn,
            RetryPolicy = new RetryPolicyDocument(MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: null),
        };
        await _engine.PutRuleAsync("r", """{"source":["test"]}""", null, target);
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Redrive_TargetIsWellAgain_IsDelivered()
    {
        await FailAsync(1);
        var letter = Assert.Single(await ListAsync());

        Assert.True(await Letters.RedriveAsync(letter.Sequence, Cancellation));
        await _engine.IdleAsync();

        Assert.Empty(await ListAsync());
        Assert.Equal(2, _engine.Recorder.Requests.Count);
        Assert.Equal(_engine.Recorder.Requests[0], _engine.Recorder.Requests[1]);
    }

    [Fact]
    public async Task Redrive_ManyAtOnce_IsDoneOnce()
    {
        await FailAsync(1);
        var letter = Assert.Single(await ListAsync());

        var done = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Task.Run(() => Letters.RedriveAsync(letter.Sequence, Cancellation))));
        await _engine.IdleAsync();

        Assert.Single(done, isDone => isDone);
        Assert.Equal(2, _engine.Recorder.Requests.Count);
    }

    [Fact]
    public async Task RedriveAll_SomeFailAgain_AreDeadLettersAgain()
    {
        await FailAsync(3);
        _engine.Recorder.FailuresLeft = 1;

        Assert.Equal(3, await Letters.RedriveAllAsync(Cancellation));
        await _engine.IdleAsync();

        Assert.Single(await ListAsync());
    }

    [Fact]
    public async Task RedriveAll_MoreThanAPage_TakesATurnForEachPage()
    {
        var count = (2 * DeadLetters.PageSize) + 1;
        await FailAsync(count);
        var turns = 0;
        using var listening = _engine.Get<CommittedTurns>().Listen(turn => turns += turn.HasDeadLetters ? 1 : 0);

        Assert.Equal(count, await Letters.RedriveAllAsync(Cancellation));
        await _engine.IdleAsync();

        Assert.Equal(3, turns);
        Assert.Empty(await ListAsync());
        Assert.Equal(2 * count, _engine.Recorder.Requests.Count);
    }

    [Fact]
    public async Task Drop_Letter_IsNeverDelivered()
    {
        await FailAsync(1);
        var letter = Assert.Single(await ListAsync());

        Assert.True(await Letters.DropAsync(letter.Sequence, Cancellation));

        Assert.Null(await Letters.FindAsync(letter.Sequence, Cancellation));
        Assert.False(await Letters.DropAsync(letter.Sequence, Cancellation));
        Assert.False(await Letters.RedriveAsync(letter.Sequence, Cancellation));
        Assert.Single(_engine.Recorder.Requests);
    }

    private async Task FailAsync(int count)
    {
        _engine.Recorder.FailuresLeft = count;
        for (var number = 0; number < count; number++)
        {
            await _engine.PutAsync("t");
            await _engine.IdleAsync();
        }
    }

    private Task<IReadOnlyList<DeadLetterRow>> ListAsync() =>
        Letters.ListAsync(0, 100, Cancellation);
}
