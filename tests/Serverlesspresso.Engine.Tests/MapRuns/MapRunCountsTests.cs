using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Tests.MapRuns;

public sealed class MapRunCountsTests
{
    [Fact]
    public void End_NoneRuns_IsRefused()
    {
        var counts = new MapRunCounts(2, Running: 1).End(ExecutionStatus.Failed, 1);

        Assert.Throws<InvalidOperationException>(() => counts.End(ExecutionStatus.Failed, 1));
    }

    [Fact]
    public void Redrive_NoneWaits_IsRefused() => Assert.Throws<InvalidOperationException>(
        () => new MapRunCounts(2, Failed: 1).Redrive(ExecutionStatus.Failed, 1));

    [Fact]
    public void GiveUpRedrive_SomeWait_AreWhatTheyWere()
    {
        var ended = new MapRunCounts(9, Succeeded: 1, Failed: 2, TimedOut: 2, Aborted: 3);

        var waiting = ended.AwaitRedrive();
        var begun = waiting.Redrive(ExecutionStatus.TimedOut, 1).Redrive(ExecutionStatus.Aborted, 1);

        Assert.Equal((7, 1), (waiting.PendingRedrive, waiting.Pending));
        Assert.Equal(ended, waiting.GiveUpRedrive());
        Assert.Equal(ended with { Running = 2, TimedOut = 1, Aborted = 2 }, begun.GiveUpRedrive());
    }
}
