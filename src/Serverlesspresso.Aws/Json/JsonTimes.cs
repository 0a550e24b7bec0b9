using System.Text.Json;

namespace Serverlesspresso.Aws.Json;

/// <summary>Writes instants as the JSON protocol does: seconds since 1970 as a number, to the millisecond.</summary>
internal static class JsonTimes
{
    private const decimal MillisecondsPerSecond = 1_000m;

    public static void WriteTime(this Utf8JsonWriter writer, string name, DateTimeOffset instant) =>
        writer.WriteNumber(name, instant.ToUnixTimeMilliseconds() / MillisecondsPerSecond);
}
