using Serverlesspresso.Engine.Telemetry;

namespace Serverlesspresso.Web.Console.Functions;

/// <summary>A function in the list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
/// <param name="Recent">Its calls of the last minute.</param>
/// <param name="ErrorCount">How many of them failed.</param>
/// <param name="LatestAt">When it was called last; null if that is not remembered.</param>
public sealed record FunctionLine(
    string Name, string Description, RecentDurations Recent, long ErrorCount, DateTimeOffset? LatestAt);
