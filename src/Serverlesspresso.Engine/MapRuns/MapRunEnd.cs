using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.MapRuns;

/// <summary>The end of a Map Run: what is to be stopped, and what is no longer waited for.</summary>
internal static class MapRunEnd
{
    /// <summary>A Map Run as it stands once it has ended.</summary>
    /// <param name="mapRun">The Map Run as it runs.</param>
    /// <param name="status">How it ends.</param>
    /// <param name="now">When.</param>
    public static MapRunRow Of(MapRunRow mapRun, MapRunStatus status, DateTimeOffset now) => mapRun with
    {
        Status = status,
        StoppedAt = now,
        StoppedBefore = 0,
        AwaitsRedrive = false,
        Items = mapRun.Items.GiveUpRedrive(),
        Executions = mapRun.Executions.GiveUpRedrive(),
    };
}
