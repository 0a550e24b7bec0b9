using System.Text.Json;

namespace Serverlesspresso.Items.Values;

/// <summary>A typed value of an item's attribute. Immutable; compares by value.</summary>
/// <remarks>Source: Amazon DynamoDB API Reference, AttributeValue.</remarks>
public abstract class AttributeValue : IEquatable<AttributeValue>
{
    private protected AttributeValue()
    {
    }

    /// <summary>The value's type.</summary>
    public abstract AttributeType Type { get; }

    /// <summary>The bytes that DynamoDB counts for the value, without its name.</summary>
    public abstract int SizeInBytes { get; }

    /// <summary>Reads a value in DynamoDB's JSON, such as <c>{"S":"latte"}</c>.</summary>
    /// <param name="json">The value.</param>
    /// <exception cref="ItemRefusedException">It is no attribute value.</exception>
    public static AttributeValue Read(JsonElement json) => ItemJsonReader.ReadValue(json);

    /// <summary>Writes the value in DynamoDB's JSON, such as <c>{"S":"latte"}</c>.</summary>
    /// <param name="writer">Takes the JSON.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        WriteMember(writer);
        writer.WriteEndObject();
    }

    /// <inheritdoc/>
    public abstract bool Equals(AttributeValue? other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as AttributeValue);

    /// <inheritdoc/>
    public abstract override int GetHashCode();

    /// <summary>Writes the one member of the value's JSON object.</summary>
    /// <param name="writer">Takes the JSON.</param>
    private protected abstract void WriteMember(Utf8JsonWriter writer);
}
