namespace Serverlesspresso.Engine.Store;

/// <summary>How the items, or the child executions, of a Map Run stand.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Running">How many are under way.</param>
/// <param name="Succeeded">How many have succeeded.</param>
/// <param name="Failed">How many have failed.</param>
/// <param name="TimedOut">How many ran out of time.</param>
/// <param name="Aborted">How many were stopped.</param>
/// <param name="PendingRedrive">How many did not succeed and wait to be redriven.</param>
/// <param name="PendingTimedOut">How many of those ran out of time.</param>
/// <param name="PendingAborted">How many of those were stopped. The others failed.</param>
/// <param name="NotRedrivable">How many did not succeed and could not be redriven when their turn came.</param>
public sealed record MapRunCounts(
    long Total,
    long Running = 0,
    long Succeeded = 0,
    long Failed = 0,
    long TimedOut = 0,
    long Aborted = 0,
    long PendingRedrive = 0,
    long PendingTimedOut = 0,
    long PendingAborted = 0,
    long NotRedrivable = 0)
{
    /// <summary>How many have not been started.</summary>
    public long Pending => Total - Running - Succeeded - Failed - TimedOut - Aborted - PendingRedrive;

    /// <summary>How many have ended without success.</summary>
    public long Unsuccessful => Failed + TimedOut + Aborted;

    /// <summary>The counts once some more run.</summary>
    /// <param name="count">How many.</param>
    public MapRunCounts Start(long count) => this with { Running = Running + count };

    /// <summary>The counts once some more that waited to be redriven run.</summary>
    /// <param name="status">How they had ended.</param>
    /// <param name="count">How many.</param>
    public MapRunCounts Redrive(ExecutionStatus status, long count) => this with
    {
        Running = Running + count,
        PendingRedrive = Less(PendingRedrive, count),
        PendingTimedOut = Less(PendingTimedOut, status == ExecutionStatus.TimedOut ? count : 0),
        PendingAborted = Less(PendingAborted, status == ExecutionStatus.Aborted ? count : 0),
    };

    /// <summary>The counts once some that waited to be redriven turn out not to be redrivable.</summary>
    /// <param name="status">How they had ended.</param>
    /// <param name="count">How many.</param>
    public MapRunCounts Refuse(ExecutionStatus status, long count) =>
        Redrive(status, count).End(status, count) with { NotRedrivable = NotRedrivable + count };

    /// <summary>The counts once some that ran have ended.</summary>
    /// <param name="status">How they ended.</param>
    /// <param name="count">How many.</param>
    public MapRunCounts End(ExecutionStatus status, long count)
    {
        var left = this with { Running = Less(Running, count) };
        return status switch
        {
            ExecutionStatus.Succeeded => left with { Succeeded = Succeeded + count },
            ExecutionStatus.Failed => left with { Failed = Failed + count },
            ExecutionStatus.TimedOut => left with { TimedOut = TimedOut + count },
            ExecutionStatus.Aborted => left with { Aborted = Aborted + count },
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, "It has not ended."),
        };
    }

    /// <summary>The counts once all that did not succeed wait to be redriven.</summary>
    public MapRunCounts AwaitRedrive() => this with
    {
        Failed = 0,
        TimedOut = 0,
        Aborted = 0,
        PendingRedrive = PendingRedrive + Unsuccessful,
        PendingTimedOut = PendingTimedOut + TimedOut,
        PendingAborted = PendingAborted + Aborted,
        NotRedrivable = 0,
    };

    /// <summary>The counts once none waits to be redriven any more: what waited is again what it was.</summary>
    public MapRunCounts GiveUpRedrive() => this with
    {
        Failed = Failed + PendingRedrive - PendingTimedOut - PendingAborted,
        TimedOut = TimedOut + PendingTimedOut,
        Aborted = Aborted + PendingAborted,
        PendingRedrive = 0,
        PendingTimedOut = 0,
        PendingAborted = 0,
    };

    /// <summary>A count below zero would be stored for ever: whoever counts twice fails instead.</summary>
    private static long Less(long from, long count) => from >= count
        ? from - count
        : throw new InvalidOperationException($"Of {from} of a Map Run, {count} cannot be taken away.");
}
