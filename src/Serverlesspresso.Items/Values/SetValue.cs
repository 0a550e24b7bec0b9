using System.Text.Json;

namespace Serverlesspresso.Items.Values;

/// <summary>A set of strings, numbers or byte strings: at least one, none twice, in no order.</summary>
public sealed class SetValue : AttributeValue
{
    private readonly HashSet<AttributeValue> _members;

    internal SetValue(AttributeType type, IReadOnlyList<AttributeValue> members)
    {
        Type = type;
        Members = members;
        _members = [.. members];
    }

    /// <inheritdoc/>
    public override AttributeType Type { get; }

    /// <summary>The type of the members.</summary>
    public AttributeType MemberType => Type switch
    {
        AttributeType.NS => AttributeType.N,
        AttributeType.BS => AttributeType.B,
        _ => AttributeType.S,
    };

    /// <summary>The members, as they came.</summary>
    public IReadOnlyList<AttributeValue> Members { get; }

    /// <inheritdoc/>
    public override int SizeInBytes => Members.Sum(member => member.SizeInBytes);

    /// <summary>Makes a set of strings.</summary>
    /// <param name="members">The strings.</param>
    /// <exception cref="ItemRefusedException">There is none, or one twice.</exception>
    public static SetValue OfStrings(params IEnumerable<string> members) =>
        Create(AttributeType.SS, [.. members.Select(member => new StringValue(member))]);

    /// <summary>Makes a set of numbers.</summary>
    /// <param name="members">The numbers.</param>
    /// <exception cref="ItemRefusedException">There is none, or one twice.</exception>
    public static SetValue OfNumbers(params IEnumerable<ItemNumber> members) =>
        Create(AttributeType.NS, [.. members.Select(member => new NumberValue(member))]);

    /// <summary>Makes a set of byte strings.</summary>
    /// <param name="members">The byte strings.</param>
    /// <exception cref="ItemRefusedException">There is none, or one twice.</exception>
    public static SetValue OfBinaries(params IEnumerable<ReadOnlyMemory<byte>> members) =>
        Create(AttributeType.BS, [.. members.Select(member => new BinaryValue(member))]);

    /// <summary>Whether a value is a member.</summary>
    /// <param name="member">The value.</param>
    public bool Contains(AttributeValue member) => _members.Contains(member);

    /// <inheritdoc/>
    public override bool Equals(AttributeValue? other) =>
        other is SetValue set && set.Type == Type && _members.SetEquals(set._members);

    /// <inheritdoc/>
    public override int GetHashCode() => Members.Aggregate(Members.Count, (hash, member) => hash ^ member.GetHashCode());

    internal static SetValue Create(AttributeType type, IReadOnlyList<AttributeValue> members)
    {
        if (members.Count == 0)
        {
            throw ItemRefusedException.InvalidParameter(EmptySetText(type));
        }

        var set = new SetValue(type, members);
        return set._members.Count == members.Count ? set : throw Duplicates(type, members);
    }

    /// <summary>The set with all members of another; of the same type, which the caller has checked.</summary>
    internal SetValue Union(SetValue other) =>
        new(Type, [.. Members, .. other.Members.Where(member => !_members.Contains(member))]);

    /// <summary>The set without the members of another; null if none is left.</summary>
    internal SetValue? Except(SetValue other)
    {
        var rest = Members.Where(member => !other._members.Contains(member)).ToArray();
        return rest.Length == 0 ? null : new SetValue(Type, rest);
    }

    private protected override void WriteMember(Utf8JsonWriter writer)
    {
        writer.WriteStartArray(Type.ToString());
        foreach (var member in Members)
        {
            WriteSetMember(writer, member);
        }

        writer.WriteEndArray();
    }

    private static void WriteSetMember(Utf8JsonWriter writer, AttributeValue member)
    {
        switch (member)
        {
            case NumberValue number:
                writer.WriteStringValue(number.Number.ToString());
                break;
            case BinaryValue binary:
                writer.WriteBase64StringValue(binary.Bytes.Span);
                break;
            default:
                writer.WriteStringValue(((StringValue)member).Text);
                break;
        }
    }

    private static string EmptySetText(AttributeType type) => type switch
    {
        AttributeType.NS => "An number set  may not be empty",
        AttributeType.BS => "Binary sets should not be empty",
        _ => "An string set  may not be empty",
    };

    private static ItemRefusedException Duplicates(AttributeType type, IReadOnlyList<AttributeValue> members) =>
        type switch
        {
            AttributeType.NS => ItemRefusedException.Validation("Input collection contains duplicates"),
            AttributeType.BS => ItemRefusedException.InvalidParameter(
                $"Input collection [{Join(members)}]of type BS contains duplicates."),
            _ => ItemRefusedException.InvalidParameter($"Input collection [{Join(members)}] contains duplicates."),
        };

    private static string Join(IReadOnlyList<AttributeValue> members) =>
        string.Join(", ", members.Select(member => member is BinaryValue binary
            ? Convert.ToBase64String(binary.Bytes.Span)
            : ((StringValue)member).Text));
}
