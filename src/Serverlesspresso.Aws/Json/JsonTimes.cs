using System.Text.Json;

namespace Serverlesspresso.Aws.Json;

/// <summary>Reads and writes instants as the JSON protocol does: seconds since 1970 as a number, to the millisecond.</summary>
internal static class JsonTimes
{
    private const decimal MillisecondsPerSecond = 1_000m;

    public static void WriteTime(this Utf8JsonWriter writer, string name, DateTimeOffset instant) =>
        writer.WriteNumber(name, instant.ToUnixTimeMilliseconds() / MillisecondsPerSecond);

    /// <summary>Reads an instant, or null if it is absent. It may be written as a text in ISO 8601 too.</summary>
    public static DateTimeOffset? FindTime(this JsonElement structure, string name)
    {
        if (structure.FindMember(name) is not { } time)
        {
            return null;
        }

        if (time.ValueKind == JsonValueKind.String && time.TryGetDateTimeOffset(out var written))
        {
            return written;
        }

        if (time.ValueKind != JsonValueKind.Number)
        {
            throw JsonMembers.WrongKind(time, "Date");
        }

        var seconds = Math.Clamp(
            time.GetDouble(), DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds());
        return DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(seconds * (double)MillisecondsPerSecond));
    }
}
