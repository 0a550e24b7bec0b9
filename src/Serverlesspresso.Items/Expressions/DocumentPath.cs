using System.Collections.Immutable;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Expressions;

/// <summary>A step of a document path: the name of an attribute or member, or the index of a list's element.</summary>
/// <param name="Name">The name or its placeholder; null for an index.</param>
/// <param name="Index">The index.</param>
internal readonly record struct PathElement(string? Name, int Index)
{
    public bool IsPlaceholder => Name is not null && Name.StartsWith('#');

    public static PathElement OfName(string name) => new(name, 0);

    public static PathElement OfIndex(int index) => new(null, index);

    /// <summary>Compares names by ordinal, indexes by size, and names before indexes.</summary>
    public int CompareTo(PathElement other) => (Name, other.Name) switch
    {
        (null, null) => Index.CompareTo(other.Index),
        (null, _) => 1,
        (_, null) => -1,
        _ => string.CompareOrdinal(Name, other.Name),
    };

    public override string ToString() => Name ?? $"[{Index}]";
}

/// <summary>A document path, such as <c>customer.drinks[0]</c>.</summary>
/// <param name="Elements">Its steps, the first always a name.</param>
internal sealed record DocumentPath(ImmutableArray<PathElement> Elements)
{
    /// <summary>The name of the attribute that the path begins with, once placeholders are resolved.</summary>
    public string Root => Elements[0].Name!; // a path begins with a name

    public bool IsNested => Elements.Length > 1;

    /// <summary>Replaces placeholders by their names, and counts them as used.</summary>
    public DocumentPath Resolve(ExpressionParameters parameters, ExpressionKind kind)
    {
        return Elements.Any(element => element.IsPlaceholder)
            ? new DocumentPath([.. Elements.Select(element => Resolve(element, parameters, kind))])
            : this;
    }

    /// <summary>Finds the value; the placeholders need not be resolved.</summary>
    public AttributeValue? Find(Item item, ExpressionParameters parameters)
    {
        item.TryGet(parameters.NameOf(Elements[0]), out var value);
        for (var i = 1; i < Elements.Length && value is not null; i++)
        {
            value = Step(value, Elements[i], parameters);
        }

        return value;
    }

    public int CompareTo(DocumentPath other)
    {
        for (var i = 0; i < Elements.Length && i < other.Elements.Length; i++)
        {
            var order = Elements[i].CompareTo(other.Elements[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return Elements.Length.CompareTo(other.Elements.Length);
    }

    public override string ToString() => $"[{string.Join(", ", Elements)}]";

    private static AttributeValue? Step(AttributeValue value, PathElement element, ExpressionParameters parameters)
    {
        if (element.Name is null)
        {
            return value is ListValue list && element.Index < list.Elements.Count ? list.Elements[element.Index] : null;
        }

        return value is MapValue map && map.Members.TryGetValue(parameters.NameOf(element), out var member)
            ? member
            : null;
    }

    private static PathElement Resolve(PathElement element, ExpressionParameters parameters, ExpressionKind kind) =>
        element.IsPlaceholder ? PathElement.OfName(parameters.UseName(element.Name!, kind)) : element; // it has a name
}
