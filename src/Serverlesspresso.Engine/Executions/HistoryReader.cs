using System.Text.Json;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Executions;

/// <summary>Reads pages of history from the packed rows of the store.</summary>
internal static class HistoryReader
{
    /// <summary>Reads a page. Event ids have no gaps, so a page is a range of them.</summary>
    public static async ValueTask<HistoryPage> ReadAsync(
        IStoreReader reader, ExecutionRow execution, long? fromEventId, int limit, bool newestFirst)
    {
        if (newestFirst)
        {
            var last = Math.Min(fromEventId ?? execution.LastEventId, execution.LastEventId);
            var first = Math.Max(last - limit + 1, 1);
            var events = await ReadRangeAsync(reader, execution.Arn, first, last);
            events.Reverse();
            return new HistoryPage(events, first > 1 ? first - 1 : null);
        }
        else
        {
            var first = fromEventId ?? 1;
            var last = Math.Min(first + limit - 1, execution.LastEventId);
            var events = await ReadRangeAsync(reader, execution.Arn, first, last);
            return new HistoryPage(events, last < execution.LastEventId ? last + 1 : null);
        }
    }

    private static async ValueTask<List<JsonElement>> ReadRangeAsync(
        IStoreReader reader, string executionArn, long first, long last)
    {
        // A row holds one event at least, so there are never more rows than events.
        var events = new List<JsonElement>();
        var rowsMax = (int)Math.Max(last - first + 1, 1);
        foreach (var row in await reader.ListHistoryAsync(executionArn, first, rowsMax))
        {
            if (row.FirstEventId > last)
            {
                break;
            }

            using var packed = JsonDocument.Parse(row.Events);
            var id = row.FirstEventId;
            foreach (var historyEvent in packed.RootElement.EnumerateArray())
            {
                if (id >= first && id <= last)
                {
                    events.Add(historyEvent.Clone());
                }

                id++;
            }
        }

        return events;
    }
}
