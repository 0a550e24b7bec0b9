namespace Serverlesspresso.Engine.Store;

/// <summary>A key attribute's value, encoded so that the order of its bytes is the order of the values.</summary>
/// <param name="bytes">The bytes; empty where a table has no sort key.</param>
public readonly struct KeyBytes(ReadOnlyMemory<byte> bytes) : IEquatable<KeyBytes>
{
    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    /// <summary>Whether two keys are the same.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(KeyBytes left, KeyBytes right) => left.Equals(right);

    /// <summary>Whether two keys differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(KeyBytes left, KeyBytes right) => !left.Equals(right);

    /// <summary>Compares byte by byte, as the store orders keys.</summary>
    /// <param name="other">The other key.</param>
    public int CompareTo(KeyBytes other) => Bytes.Span.SequenceCompareTo(other.Bytes.Span);

    /// <inheritdoc/>
    public bool Equals(KeyBytes other) => Bytes.Span.SequenceEqual(other.Bytes.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is KeyBytes other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Bytes.Span);
        return hash.ToHashCode();
    }
}
