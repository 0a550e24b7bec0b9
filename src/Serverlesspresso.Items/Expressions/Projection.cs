using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Expressions;

/// <summary>The parts of items to return.</summary>
public sealed class Projection
{
    private readonly Dictionary<string, Branch> _attributes = new(StringComparer.Ordinal);

    internal Projection(IEnumerable<DocumentPath> paths)
    {
        foreach (var path in paths)
        {
            var branch = Grow(_attributes, path.Root);
            for (var i = 1; i < path.Elements.Length; i++)
            {
                branch = branch.Grow(path.Elements[i]);
            }
        }
    }

    /// <summary>The attributes of which something is returned.</summary>
    public IEnumerable<string> AttributeNames => _attributes.Keys;

    /// <summary>Makes the projection to whole attributes.</summary>
    /// <param name="attributeNames">The attributes.</param>
    public static Projection To(IEnumerable<string> attributeNames) =>
        new(attributeNames.Select(name => new DocumentPath([PathElement.OfName(name)])));

    /// <summary>Takes the projection's parts out of an item. Elements of lists close up, in their order.</summary>
    /// <param name="item">The item.</param>
    public Item Apply(Item item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new Item(TakeMembers(item.Attributes, _attributes));
    }

    private static Branch Grow<T>(Dictionary<T, Branch> branches, T key)
        where T : notnull
    {
        if (!branches.TryGetValue(key, out var branch))
        {
            branch = new Branch();
            branches.Add(key, branch);
        }

        return branch;
    }

    private static Dictionary<string, AttributeValue> TakeMembers(
        IReadOnlyDictionary<string, AttributeValue> members, Dictionary<string, Branch> branches)
    {
        var taken = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var (name, branch) in branches)
        {
            if (members.TryGetValue(name, out var value) && branch.Take(value) is { } part)
            {
                taken.Add(name, part);
            }
        }

        return taken;
    }

    /// <summary>What is taken of one value: all of it, or some of its members or elements.</summary>
    private sealed class Branch
    {
        private readonly Dictionary<string, Branch> _members = new(StringComparer.Ordinal);
        private readonly SortedDictionary<int, Branch> _elements = [];

        public Branch Grow(PathElement element)
        {
            if (element.Name is not null)
            {
                return Projection.Grow(_members, element.Name);
            }

            if (!_elements.TryGetValue(element.Index, out var branch))
            {
                branch = new Branch();
                _elements.Add(element.Index, branch);
            }

            return branch;
        }

        public AttributeValue? Take(AttributeValue value)
        {
            if (_members.Count + _elements.Count == 0)
            {
                return value;
            }

            return value switch
            {
                MapValue map when TakeMembers(map.Members, _members) is { Count: > 0 } taken => new MapValue(taken),
                ListValue list when TakeElements(list.Elements) is { Count: > 0 } taken => new ListValue(taken),
                _ => null,
            };
        }

        private List<AttributeValue> TakeElements(IReadOnlyList<AttributeValue> elements)
        {
            var taken = new List<AttributeValue>();
            foreach (var (index, branch) in _elements)
            {
                if (index < elements.Count && branch.Take(elements[index]) is { } part)
                {
                    taken.Add(part);
                }
            }

            return taken;
        }
    }
}
