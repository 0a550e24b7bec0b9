using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Serverlesspresso.Items.Values;

/// <summary>An item: values by attribute name. Immutable; compares by value.</summary>
public sealed class Item : IEquatable<Item>
{
    private readonly Dictionary<string, AttributeValue> _attributes;

    /// <summary>Makes an item.</summary>
    /// <param name="attributes">The attributes, which are copied.</param>
    public Item(IEnumerable<KeyValuePair<string, AttributeValue>> attributes)
        : this(new Dictionary<string, AttributeValue>(attributes, StringComparer.Ordinal))
    {
    }

    internal Item(Dictionary<string, AttributeValue> attributes) => _attributes = attributes;

    /// <summary>The item without any attribute.</summary>
    public static Item Empty { get; } = new([]);

    /// <summary>The attributes.</summary>
    public IReadOnlyDictionary<string, AttributeValue> Attributes => _attributes;

    /// <summary>The bytes that DynamoDB counts for the item, names and values together.</summary>
    public int SizeInBytes => MapValue.SizeOf(_attributes);

    /// <summary>Reads an item in DynamoDB's JSON.</summary>
    /// <param name="json">A JSON object of attribute values by name.</param>
    /// <exception cref="ItemRefusedException">It is no item.</exception>
    public static Item Read(JsonElement json) => new(ItemJsonReader.ReadAttributes(json));

    /// <summary>Reads an item in DynamoDB's JSON.</summary>
    /// <param name="utf8Json">A JSON object of attribute values by name, in UTF-8.</param>
    /// <exception cref="ItemRefusedException">It is no item.</exception>
    public static Item Parse(ReadOnlySpan<byte> utf8Json) => new(ItemJsonReader.ReadAttributes(utf8Json));

    /// <summary>Finds an attribute's value.</summary>
    /// <param name="name">The attribute's name.</param>
    /// <param name="value">Its value.</param>
    public bool TryGet(string name, [NotNullWhen(true)] out AttributeValue? value) =>
        _attributes.TryGetValue(name, out value);

    /// <summary>Writes the item in DynamoDB's JSON.</summary>
    /// <param name="writer">Takes the JSON object.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        MapValue.WriteMembers(writer, _attributes);
        writer.WriteEndObject();
    }

    /// <summary>The item in DynamoDB's JSON, in UTF-8.</summary>
    public ReadOnlyMemory<byte> ToUtf8()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ItemJsonReader.WriterOptions))
        {
            WriteTo(writer);
        }

        return buffer.WrittenMemory;
    }

    /// <inheritdoc/>
    public bool Equals(Item? other) => other is not null && MapValue.AreEqual(_attributes, other._attributes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Item);

    /// <inheritdoc/>
    public override int GetHashCode() => MapValue.HashOf(_attributes);
}
