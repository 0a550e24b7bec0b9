using System.Text;
using System.Text.Json;
using Serverlesspresso.Events.Envelopes;

namespace Serverlesspresso.Engine.Buses;

/// <summary>Checks events before they are put.</summary>
/// <remarks>Source: EventBridge API reference, PutEvents and PutEventsResultEntry.</remarks>
internal static class EventEntries
{
    /// <summary>How large all entries of a request are at most, in bytes. Source: Amazon EventBridge quotas.</summary>
    private const int RequestBytesMax = 1_048_576;

    /// <summary>What a time counts, however it is written. Source: user guide, "Calculating event entry size".</summary>
    private const int TimeBytes = 14;

    private const string ReservedPrefix = "aws.";

    /// <summary>Checks the size of a request.</summary>
    /// <param name="entries">Its entries.</param>
    /// <exception cref="EventRequestInvalidException">They are too large.</exception>
    public static void CheckSize(IReadOnlyList<EventEntry> entries)
    {
        if (entries.Sum(SizeOf) > RequestBytesMax)
        {
            throw new EventRequestInvalidException("Total size of the entries in the request is over the limit.");
        }
    }

    /// <summary>Finds what is wrong with an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="isTrusted">Whether it comes from the server itself, which may speak for AWS's services.</param>
    /// <returns>The error, or null.</returns>
    public static EventEntryResult? FindProblem(EventEntry entry, bool isTrusted)
    {
        var missing = string.IsNullOrEmpty(entry.Source) ? nameof(EventEntry.Source)
            : string.IsNullOrEmpty(entry.DetailType) ? nameof(EventEntry.DetailType)
            : string.IsNullOrEmpty(entry.Detail) ? nameof(EventEntry.Detail)
            : null;
        if (missing is not null)
        {
            return new EventEntryResult(
                null, "InvalidArgument", $"Parameter {missing} is not valid. Reason: {missing} is a required argument.");
        }

        if (!isTrusted && entry.Source!.StartsWith(ReservedPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return new EventEntryResult(null, "NotAuthorizedForSourceException", "Not authorized for the source.");
        }

        return IsObject(entry.Detail!) ? null : new EventEntryResult(null, "MalformedDetail", "Detail is malformed.");
    }

    private static long SizeOf(EventEntry entry) =>
        (entry.Time is null ? 0 : TimeBytes)
        + SizeOf(entry.Source) + SizeOf(entry.DetailType) + SizeOf(entry.Detail) + entry.Resources.Sum(SizeOf);

    private static long SizeOf(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);

    private static bool IsObject(string detail)
    {
        try
        {
            using var document = JsonDocument.Parse(detail, new JsonDocumentOptions { MaxDepth = EventEnvelope.DetailDepthMax });
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
