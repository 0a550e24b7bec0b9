using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>A filter as it is typed.</summary>
/// <param name="Attribute">The attribute's name; empty for a filter that is not filled in.</param>
/// <param name="Type">The type of the value.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Value">The value.</param>
/// <param name="End">The end of the span, for <see cref="ItemOperator.Between"/>.</param>
public sealed record ItemFilter(string Attribute, AttributeType Type, ItemOperator Operator, string Value, string End)
{
    /// <summary>A filter that is not filled in.</summary>
    public static ItemFilter Empty { get; } = new(string.Empty, AttributeType.S, ItemOperator.Equal, string.Empty, string.Empty);
}
