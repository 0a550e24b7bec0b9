using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Serverlesspresso.Shop.Feed;

/// <summary>Writes messages as server-sent events.</summary>
internal static class FeedEvents
{
    /// <summary>Writes a message.</summary>
    /// <param name="message">The message.</param>
    public static byte[] Write(FeedMessage message)
    {
        if (message is FeedMessage.Heartbeat)
        {
            return [.. ": heartbeat\n\n"u8];
        }

        var buffer = new ArrayBufferWriter<byte>();
        buffer.Write(Encoding.UTF8.GetBytes($"id: {message.Position}\ndata: "));
        using (var json = new Utf8JsonWriter(buffer))
        {
            JsonSerializer.Serialize(json, message, FeedJsonContext.Default.FeedMessage);
        }

        buffer.Write("\n\n"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
