using System.Collections.Immutable;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Expressions;

/// <summary>An update expression together with the names and values of a request.</summary>
public sealed class ItemUpdate
{
    private readonly ImmutableArray<(UpdateAction Action, DocumentPath Path)> _actions;
    private readonly ExpressionParameters _parameters;

    internal ItemUpdate(
        ImmutableArray<(UpdateAction Action, DocumentPath Path)> actions, ExpressionParameters parameters)
    {
        _actions = actions;
        _parameters = parameters;
    }

    /// <summary>The attributes that the update changes, in whole or in part.</summary>
    public IEnumerable<string> AttributeNames => _actions.Select(entry => entry.Path.Root).Distinct();

    /// <summary>The paths that the update changes, for what UPDATED_OLD and UPDATED_NEW return.</summary>
    public Projection ChangedPaths => new(_actions.Select(entry => entry.Path));

    /// <summary>Changes an item.</summary>
    /// <param name="item">The item as it is; for a new item, its key.</param>
    /// <returns>The item as it is to be.</returns>
    /// <remarks>Every operand sees the item as it is, and what is removed keeps its index till the end.</remarks>
    /// <exception cref="ItemRefusedException">The update does not fit the item.</exception>
    public Item Apply(Item item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var changes = _actions
            .Select(entry => (entry.Path, Value: entry.Action.Evaluate(item, _parameters)))
            .ToArray();
        if (changes.Length > 1)
        {
            changes = InOrder(changes);
        }

        var attributes = new Dictionary<string, AttributeValue>(item.Attributes, StringComparer.Ordinal);
        foreach (var (path, value) in changes)
        {
            NestingDepth.Check(value, containers: path.Elements.Length - 1);
            DocumentEditor.Put(attributes, path, value);
        }

        return new Item(attributes);
    }

    /// <summary>
    /// Sets come first and by ascending index, since those beyond the end of a list are appended in that order;
    /// removals come last and by descending index, so that none moves another.
    /// </summary>
    private static (DocumentPath Path, AttributeValue? Value)[] InOrder(
        (DocumentPath Path, AttributeValue? Value)[] changes)
    {
        var byPath = Comparer<DocumentPath>.Create((x, y) => x.CompareTo(y));
        var sets = changes.Where(change => change.Value is not null).OrderBy(change => change.Path, byPath);
        var removals = changes.Where(change => change.Value is null).OrderByDescending(change => change.Path, byPath);
        return [.. sets, .. removals];
    }
}
