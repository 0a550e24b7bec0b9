using System.Diagnostics.CodeAnalysis;

namespace Serverlesspresso.States.Values;

/// <summary>Compares values by content, for sets of them.</summary>
internal sealed class SameValueComparer : IEqualityComparer<JsonValue>
{
    public static readonly SameValueComparer Instance = new();

    public bool Equals(JsonValue? x, JsonValue? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.IsSameAs(y));

    public int GetHashCode([DisallowNull] JsonValue obj) => obj switch
    {
        JsonNumber number => number.Double.GetHashCode(),
        JsonString text => text.Text.GetHashCode(StringComparison.Ordinal),
        JsonArray array => HashCode.Combine(1, array.Count, array.Count > 0 ? GetHashCode(array[0]) : 0),
        JsonObject members => HashCode.Combine(2, members.Count),
        _ => obj.GetType().GetHashCode(),
    };
}
