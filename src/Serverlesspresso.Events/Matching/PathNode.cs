using System.Text;

namespace Serverlesspresso.Events.Matching;

/// <summary>The fields that rules mention, as a tree of names: what is not in it is skipped in an event.</summary>
internal sealed class PathNode
{
    private const byte Separator = (byte)'.';

    private readonly Dictionary<byte[], PathNode> _children = new(Utf8Comparer.Instance);
    private readonly Dictionary<byte[], PathNode>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    /// <summary>Creates an empty tree.</summary>
    public PathNode() => _lookup = _children.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>The number of the path that ends here; -1 if none does.</summary>
    public int PathId { get; private set; } = -1;

    /// <summary>Adds a path.</summary>
    /// <param name="path">Names joined by dots.</param>
    /// <param name="pathId">Its number.</param>
    public void Add(string path, int pathId)
    {
        var node = this;
        foreach (var name in path.Split('.'))
        {
            var utf8 = Encoding.UTF8.GetBytes(name);
            if (!node._children.TryGetValue(utf8, out var child))
            {
                child = new PathNode();
                node._children.Add(utf8, child);
            }

            node = child;
        }

        node.PathId = pathId;
    }

    /// <summary>The node below this one for a name in an event; null if no rule mentions anything there.</summary>
    /// <param name="name">The name. Dots in it count as those that join names, as the service does.</param>
    public PathNode? Find(ReadOnlySpan<byte> name)
    {
        var node = this;
        for (var dot = name.IndexOf(Separator); dot >= 0; dot = name.IndexOf(Separator))
        {
            if (!node._lookup.TryGetValue(name[..dot], out node))
            {
                return null;
            }

            name = name[(dot + 1)..];
        }

        return node._lookup.TryGetValue(name, out node) ? node : null;
    }
}
