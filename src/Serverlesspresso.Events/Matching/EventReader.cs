using System.Text.Json;
using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Events.Matching;

/// <summary>Reads an event once and keeps the leaves that rules mention.</summary>
/// <param name="scratch">Where they are kept.</param>
internal readonly ref struct EventReader(EventScratch scratch)
{
    private const int DepthMax = 1_000;

    /// <summary>Reads an event.</summary>
    /// <param name="eventUtf8">The event.</param>
    /// <param name="paths">The fields that rules mention.</param>
    /// <exception cref="JsonException">It is no JSON object.</exception>
    public void Read(ReadOnlySpan<byte> eventUtf8, PathNode paths)
    {
        var json = new Utf8JsonReader(eventUtf8, new JsonReaderOptions { MaxDepth = DepthMax });
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An event must be a JSON object.");
        }

        var arrays = 0;
        ReadObject(ref json, paths, membership: -1, ref arrays);
    }

    private void ReadObject(ref Utf8JsonReader json, PathNode paths, int membership, ref int arrays)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var path = json.ValueIsEscaped ? FindEscaped(json.ValueSpan, paths) : paths.Find(json.ValueSpan);
            json.Read();
            if (path is null)
            {
                json.Skip();
            }
            else
            {
                ReadValue(ref json, path, membership, ref arrays);
            }
        }
    }

    private static PathNode? FindEscaped(ReadOnlySpan<byte> name, PathNode paths)
    {
        var target = new byte[name.Length];
        return paths.Find(target.AsSpan(0, JsonEscapes.Remove(name, target)));
    }

    private void ReadValue(ref Utf8JsonReader json, PathNode path, int membership, ref int arrays)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                ReadObject(ref json, path, membership, ref arrays);
                break;
            case JsonTokenType.StartArray:
                ReadArray(ref json, path, membership, ref arrays);
                break;
            default:
                AddLeaf(ref json, path, membership);
                break;
        }
    }

    /// <summary>Only what lies in an object or array inside the array is bound to its element.</summary>
    private void ReadArray(ref Utf8JsonReader json, PathNode path, int membership, ref int arrays)
    {
        var array = arrays++;
        for (var index = 0; json.Read() && json.TokenType != JsonTokenType.EndArray; index++)
        {
            if (json.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            {
                AddLeaf(ref json, path, membership);
                continue;
            }

            scratch.Memberships.Add(new Membership(array, index, membership));
            ReadValue(ref json, path, scratch.Memberships.Count - 1, ref arrays);
        }
    }

    private void AddLeaf(ref Utf8JsonReader json, PathNode path, int membership)
    {
        if (path.PathId < 0)
        {
            return;
        }

        var kind = json.TokenType switch
        {
            JsonTokenType.String => EventValueKind.String,
            JsonTokenType.Number => EventValueKind.Number,
            _ => EventValueKind.Literal,
        };
        var start = (int)json.TokenStartIndex + (kind == EventValueKind.String ? 1 : 0);
        var leaf = new EventLeaf(kind, IsUnescaped: false, start, json.ValueSpan.Length, membership, Next: -1);
        scratch.Add(path.PathId, kind == EventValueKind.String && json.ValueIsEscaped ? Unescape(json.ValueSpan, leaf) : leaf);
    }

    private EventLeaf Unescape(ReadOnlySpan<byte> escaped, EventLeaf leaf)
    {
        var start = scratch.UnescapedLength;
        if (scratch.Unescaped.Length < start + leaf.Length)
        {
            var larger = new byte[Math.Max(2 * scratch.Unescaped.Length, start + leaf.Length)];
            scratch.Unescaped.AsSpan(0, start).CopyTo(larger);
            scratch.Unescaped = larger;
        }

        var length = JsonEscapes.Remove(escaped, scratch.Unescaped.AsSpan(start));
        scratch.UnescapedLength += length;
        return leaf with { IsUnescaped = true, Start = start, Length = length };
    }
}
