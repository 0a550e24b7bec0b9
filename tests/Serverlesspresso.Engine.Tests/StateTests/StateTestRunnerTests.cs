using Serverlesspresso.Engine.StateTests;
using Serverlesspresso.Engine.Tests.Buses;
using Serverlesspresso.Engine.Tests.Store;
using Serverlesspresso.States.Testing;

namespace Serverlesspresso.Engine.Tests.StateTests;

public sealed class StateTestRunnerTests : IDisposable
{
    private static readonly StateTest FiveSeconds = new() { Definition = """{"Type":"Wait","Seconds":5,"Next":"Serve"}""" };

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_StateWaits_AnswersWhenItsTimeHasPassed()
    {
        await using var engine = await BusEngine.OpenAsync(_folder.File("coffee.db"), BusEngine.Start);

        var running = engine.Get<StateTestRunner>().RunAsync(FiveSeconds, Cancellation);
        engine.Clock.Advance(TimeSpan.FromMilliseconds(4_999));
        Assert.False(running.IsCompleted);
        engine.Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal("Serve", (await running).Result.NextState);
    }

    [Fact]
    public async Task Run_ClientHangsUpWhileTheStateWaits_EndsAtOnce()
    {
        await using var engine = await BusEngine.OpenAsync(_folder.File("coffee.db"), BusEngine.Start);
        using var client = new CancellationTokenSource();
        var running = engine.Get<StateTestRunner>().RunAsync(FiveSeconds, client.Token);

        await client.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }
}
