namespace Serverlesspresso.Events.Matching;

/// <summary>
/// Reduces the array elements that a walk has fixed to those that can still matter. Two ways to one node with the same
/// reduction lead to the same rules, so one of them is enough: otherwise the ways would multiply with every array.
/// </summary>
internal sealed class MembershipProjection
{
    private readonly HashSet<(int Array, int Path)> _pathsInArrays = [];
    private readonly Dictionary<Membership, int> _names = [];
    private readonly HashSet<(RuleNode Target, int Name)> _visited = [];
    private readonly List<Membership> _relevant = [];
    private bool _isPrepared;

    /// <summary>Notes a visit of a node.</summary>
    /// <param name="target">The node.</param>
    /// <param name="membership">The array elements fixed so far; -1 for none.</param>
    /// <param name="scratch">The event.</param>
    /// <returns>Whether no visit before was like it.</returns>
    public bool TryVisit(RuleNode target, int membership, EventScratch scratch)
    {
        if (!_isPrepared)
        {
            Prepare(scratch);
        }

        for (; membership >= 0; membership = scratch.Memberships[membership].Outer)
        {
            var element = scratch.Memberships[membership];
            if (MattersTo(target, element.Array))
            {
                _relevant.Add(element);
            }
        }

        return _visited.Add((target, Name()));
    }

    /// <summary>Forgets the event.</summary>
    public void Clear()
    {
        _pathsInArrays.Clear();
        _names.Clear();
        _visited.Clear();
        _isPrepared = false;
    }

    private void Prepare(EventScratch scratch)
    {
        _isPrepared = true;
        foreach (var path in scratch.Paths)
        {
            for (var place = scratch.FirstLeaf(path); place >= 0; place = scratch.Leaves[place].Next)
            {
                for (var outer = scratch.Leaves[place].Membership; outer >= 0; outer = scratch.Memberships[outer].Outer)
                {
                    _pathsInArrays.Add((scratch.Memberships[outer].Array, path));
                }
            }
        }
    }

    private bool MattersTo(RuleNode target, int array)
    {
        foreach (var path in target.PathsAhead)
        {
            if (_pathsInArrays.Contains((array, path)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gives the same name to the same elements, in whatever order they were fixed.</summary>
    private int Name()
    {
        _relevant.Sort(static (left, right) => left.Array.CompareTo(right.Array));
        var name = -1;
        foreach (var element in _relevant)
        {
            var step = element with { Outer = name };
            if (!_names.TryGetValue(step, out name))
            {
                name = _names.Count;
                _names.Add(step, name);
            }
        }

        _relevant.Clear();
        return name;
    }
}
