using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>Compares items.</summary>
internal static class ItemChanges
{
    /// <summary>The attributes that differ, in the order of their names.</summary>
    public static IReadOnlyList<string> NamesOf(Item before, Item after) =>
    [
        .. before.Attributes.Keys.Union(after.Attributes.Keys, StringComparer.Ordinal)
            .Where(name => !Equals(before.Attributes.GetValueOrDefault(name), after.Attributes.GetValueOrDefault(name)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Makes the changes from one item to another on a third.</summary>
    /// <param name="before">The item before the changes.</param>
    /// <param name="after">The item after them.</param>
    /// <param name="target">The item to make them on.</param>
    public static Item Carry(Item before, Item after, Item target)
    {
        var attributes = new Dictionary<string, AttributeValue>(target.Attributes, StringComparer.Ordinal);
        foreach (var name in NamesOf(before, after))
        {
            if (after.TryGet(name, out var value))
            {
                attributes[name] = value;
            }
            else
            {
                attributes.Remove(name);
            }
        }

        return new Item(attributes);
    }
}
