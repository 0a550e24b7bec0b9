using System.Text;
using System.Text.Json;

namespace Serverlesspresso.Items.Values;

/// <summary>A map from names to values.</summary>
/// <param name="members">The members, which nobody changes any more.</param>
public sealed class MapValue(IReadOnlyDictionary<string, AttributeValue> members) : AttributeValue
{
    /// <summary>What DynamoDB counts for a map or list itself.</summary>
    internal const int OverheadBytes = 3;

    /// <summary>What DynamoDB counts for each element of a map or list, beside its name and value.</summary>
    internal const int ElementOverheadBytes = 1;

    /// <summary>The members.</summary>
    public IReadOnlyDictionary<string, AttributeValue> Members { get; } = members;

    /// <inheritdoc/>
    public override AttributeType Type => AttributeType.M;

    /// <inheritdoc/>
    public override int SizeInBytes => OverheadBytes + SizeOf(Members) + (Members.Count * ElementOverheadBytes);

    /// <inheritdoc/>
    public override bool Equals(AttributeValue? other) => other is MapValue map && AreEqual(map.Members, Members);

    /// <inheritdoc/>
    public override int GetHashCode() => HashOf(Members);

    internal static int SizeOf(IReadOnlyDictionary<string, AttributeValue> members)
    {
        var size = 0;
        foreach (var (name, value) in members)
        {
            size += Encoding.UTF8.GetByteCount(name) + value.SizeInBytes;
        }

        return size;
    }

    internal static bool AreEqual(
        IReadOnlyDictionary<string, AttributeValue> left, IReadOnlyDictionary<string, AttributeValue> right)
    {
        return left.Count == right.Count
            && left.All(member => right.TryGetValue(member.Key, out var value) && value.Equals(member.Value));
    }

    internal static int HashOf(IReadOnlyDictionary<string, AttributeValue> members)
    {
        var hash = members.Count;
        foreach (var (name, value) in members)
        {
            hash ^= HashCode.Combine(name, value);
        }

        return hash;
    }

    internal static void WriteMembers(Utf8JsonWriter writer, IReadOnlyDictionary<string, AttributeValue> members)
    {
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
    }

    private protected override void WriteMember(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("M"u8);
        WriteMembers(writer, Members);
        writer.WriteEndObject();
    }
}

/// <summary>A list of values.</summary>
/// <param name="elements">The elements, which nobody changes any more.</param>
public sealed class ListValue(IReadOnlyList<AttributeValue> elements) : AttributeValue
{
    /// <summary>The elements.</summary>
    public IReadOnlyList<AttributeValue> Elements { get; } = elements;

    /// <inheritdoc/>
    public override AttributeType Type => AttributeType.L;

    /// <inheritdoc/>
    public override int SizeInBytes =>
        MapValue.OverheadBytes + Elements.Sum(element => element.SizeInBytes + MapValue.ElementOverheadBytes);

    /// <inheritdoc/>
    public override bool Equals(AttributeValue? other) => other is ListValue list && list.Elements.SequenceEqual(Elements);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var element in Elements)
        {
            hash.Add(element);
        }

        return hash.ToHashCode();
    }

    private protected override void WriteMember(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("L"u8);
        foreach (var element in Elements)
        {
            element.WriteTo(writer);
        }

        writer.WriteEndArray();
    }
}
