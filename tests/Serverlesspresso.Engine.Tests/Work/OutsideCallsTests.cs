using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Tests.Work;

public sealed class OutsideCallsTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task Start_NobodyAnswers_LeavesWhatIsTooMuchToTheStore()
    {
        using var calls = new OutsideCalls(concurrencyMax: 2);
        var answer = new TaskCompletionSource();
        var begun = 0;
        var taken = Enumerable.Range(0, 5_000).Count(_ => calls.TryStart(CallAsync, Never));

        Assert.Equal((1_026, 2), (taken, begun));
        answer.SetResult();
        await calls.EndAsync();
        Assert.Equal(taken, begun);
        Assert.True(calls.TryStart(() => Task.CompletedTask, Never));

        Task CallAsync()
        {
            Interlocked.Increment(ref begun);
            return answer.Task;
        }
    }

    [Fact]
    public async Task End_ServerStops_WaitsForCallsUnderWay()
    {
        using var stopping = new CancellationTokenSource();
        using var calls = new OutsideCalls(concurrencyMax: 1);
        var answer = new TaskCompletionSource();
        calls.TryStart(() => answer.Task, stopping.Token);
        calls.TryStart(() => Task.CompletedTask, stopping.Token);

        await stopping.CancelAsync();
        var ended = calls.EndAsync();

        Assert.False(ended.IsCompleted);
        answer.SetResult();
        await ended;
    }
}
