using System.Buffers.Binary;
using System.IO.Compression;

namespace Serverlesspresso.Engine.Store;

/// <summary>
/// The stored form of long JSON: compressed, because the history of a workflow repeats its data in every event, and
/// bytes are what limits a store. What begins as JSON does is stored as it is.
/// </summary>
internal static class PackedJson
{
    private const byte BrotliMark = 1;
    private const int HeaderBytes = 1 + sizeof(int);

    // Shorter texts gain nothing.
    private const int PlainBytesMax = 256;

    // The fastest level: on histories it already leaves about a tenth, and higher ones cost several times the time.
    private const int Quality = 1;
    private const int WindowBits = 18;

    /// <summary>Packs a JSON text.</summary>
    /// <param name="json">The text in UTF-8: an array or object.</param>
    public static ReadOnlyMemory<byte> Pack(ReadOnlyMemory<byte> json)
    {
        if (json.Length <= PlainBytesMax)
        {
            return json;
        }

        var packed = new byte[HeaderBytes + BrotliEncoder.GetMaxCompressedLength(json.Length)];
        packed[0] = BrotliMark;
        BinaryPrimitives.WriteInt32LittleEndian(packed.AsSpan(1), json.Length);
        return BrotliEncoder.TryCompress(json.Span, packed.AsSpan(HeaderBytes), out var length, Quality, WindowBits)
            ? packed.AsMemory(0, HeaderBytes + length)
            : json;
    }

    /// <summary>Reads what <see cref="Pack"/> made.</summary>
    /// <param name="packed">The stored form.</param>
    public static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> packed)
    {
        if (packed.IsEmpty || packed.Span[0] != BrotliMark)
        {
            return packed;
        }

        var json = new byte[BinaryPrimitives.ReadInt32LittleEndian(packed.Span[1..])];
        var isWhole = BrotliDecoder.TryDecompress(packed.Span[HeaderBytes..], json, out var length)
            && length == json.Length;
        return isWhole ? json : throw new InvalidDataException("A packed text in the store is damaged.");
    }
}
