using Serverlesspresso.Engine.Archives;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Console.Archives;

/// <summary>Says in words how archives and replays stand.</summary>
internal static class ArchiveWords
{
    /// <summary>For how long an archive keeps events.</summary>
    public static string Kept(ArchiveDocument archive) => archive.RetentionDays switch
    {
        0 => "for ever",
        1 => "1 day",
        var days => $"{days} days",
    };

    /// <summary>How a replay stands.</summary>
    public static string Of(ReplayState state) => state switch
    {
        ReplayState.Starting => "Starting",
        ReplayState.Running => "Running",
        ReplayState.Cancelling => "Cancelling",
        ReplayState.Completed => "Completed",
        ReplayState.Cancelled => "Cancelled",
        ReplayState.Failed => "Failed",
    };

    /// <summary>The tone in which it is shown.</summary>
    public static Tone ToneOf(ReplayState state) => state switch
    {
        ReplayState.Starting or ReplayState.Running or ReplayState.Cancelling => Tone.Busy,
        ReplayState.Completed => Tone.Good,
        ReplayState.Cancelled => Tone.Neutral,
        ReplayState.Failed => Tone.Bad,
    };
}
