using System.Text;
using System.Text.Json;

namespace Serverlesspresso.Items.Values;

/// <summary>A string.</summary>
/// <param name="text">The string.</param>
public sealed class StringValue(string text) : AttributeValue
{
    /// <summary>The string.</summary>
    public string Text { get; } = text;

    /// <inheritdoc/>
    public override AttributeType Type => AttributeType.S;

    /// <inheritdoc/>
    public override int SizeInBytes => Encoding.UTF8.GetByteCount(Text);

    /// <inheritdoc/>
    public override bool Equals(AttributeValue? other) => other is StringValue value && value.Text == Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    private protected override void WriteMember(Utf8JsonWriter writer) => writer.WriteString("S"u8, Text);
}

/// <summary>A number.</summary>
/// <param name="number">The number.</param>
public sealed class NumberValue(ItemNumber number) : AttributeValue
{
    /// <summary>The number.</summary>
    public ItemNumber Number { get; } = number;

    /// <inheritdoc/>
    public override AttributeType Type => AttributeType.N;

    /// <inheritdoc/>
    public override int SizeInBytes => Number.SizeInBytes;

    /// <inheritdoc/>
    public override bool Equals(AttributeValue? other) => other is NumberValue value && value.Number == Number;

    /// <inheritdoc/>
    public override int GetHashCode() => Number.GetHashCode();

    private protected override void WriteMember(Utf8JsonWriter writer) => writer.WriteString("N"u8, Number.ToString());
}

/// <summary>Bytes.</summary>
/// <param name="bytes">The bytes, which nobody changes any more.</param>
public sealed class BinaryValue(ReadOnlyMemory<byte> bytes) : AttributeValue
{
    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    /// <inheritdoc/>
    public override AttributeType Type => AttributeType.B;

    /// <inheritdoc/>
    public override int SizeInBytes => Bytes.Length;

    /// <inheritdoc/>
    public override bool Equals(AttributeValue? other) =>
        other is BinaryValue value && value.Bytes.Span.SequenceEqual(Bytes.Span);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Bytes.Span);
        return hash.ToHashCode();
    }

    private protected override void WriteMember(Utf8JsonWriter writer) => writer.WriteBase64String("B"u8, Bytes.Span);
}

/// <summary>True or false.</summary>
public sealed class BooleanValue : AttributeValue
{
    private BooleanValue(bool isTrue) => IsTrue = isTrue;

    /// <summary>The value true.</summary>
    public static BooleanValue True { get; } = new(isTrue: true);

    /// <summary>The value false.</summary>
    public static BooleanValue False { get; } = new(isTrue: false);

    /// <summary>Whether the value is true.</summary>
    public bool IsTrue { get; }

    /// <inheritdoc/>
    public override AttributeType Type => AttributeType.BOOL;

    /// <inheritdoc/>
    public override int SizeInBytes => 1;

    /// <inheritdoc/>
    public override bool Equals(AttributeValue? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => IsTrue.GetHashCode();

    private protected override void WriteMember(Utf8JsonWriter writer) => writer.WriteBoolean("BOOL"u8, IsTrue);
}

/// <summary>Null.</summary>
public sealed class NullValue : AttributeValue
{
    private NullValue()
    {
    }

    /// <summary>The only null.</summary>
    public static NullValue Instance { get; } = new();

    /// <inheritdoc/>
    public override AttributeType Type => AttributeType.NULL;

    /// <inheritdoc/>
    public override int SizeInBytes => 1;

    /// <inheritdoc/>
    public override bool Equals(AttributeValue? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    private protected override void WriteMember(Utf8JsonWriter writer) => writer.WriteBoolean("NULL"u8, value: true);
}
