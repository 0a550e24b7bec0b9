using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Events.Matching;

/// <summary>One event's way through the rules.</summary>
/// <remarks>
/// Fields that lie in the same array must match within one element of it: the walk remembers the elements that the
/// fields before have fixed, and takes no leaf of another element.
/// </remarks>
/// <param name="eventUtf8">The event.</param>
/// <param name="scratch">Its leaves, and the rules that matched.</param>
internal readonly ref struct RuleWalk(ReadOnlySpan<byte> eventUtf8, EventScratch scratch)
{
    private const int Inconsistent = -2;

    private readonly ReadOnlySpan<byte> _event = eventUtf8;

    /// <summary>Notes the rules of a node and goes on from it.</summary>
    /// <param name="node">The node.</param>
    /// <param name="membership">The array elements fixed so far; -1 for none.</param>
    public void Visit(RuleNode node, int membership)
    {
        foreach (var rule in node.Rules)
        {
            scratch.AddRule(rule);
        }

        foreach (var branch in node.Branches)
        {
            var leaf = scratch.FirstLeaf(branch.Path);
            var isPresent = leaf >= 0 && TryLeaves(branch, leaf, membership);
            if (!isPresent)
            {
                foreach (var target in branch.Absent)
                {
                    Visit(target, membership);
                }
            }
        }
    }

    /// <returns>Whether there was a leaf within the elements fixed so far.</returns>
    private bool TryLeaves(RuleBranch branch, int first, int membership)
    {
        var isPresent = false;
        var isOnly = scratch.Leaves[first].Next < 0;
        for (var place = first; place >= 0; place = scratch.Leaves[place].Next)
        {
            var leaf = scratch.Leaves[place];
            var mark = scratch.Memberships.Count;
            var combined = Combine(membership, leaf.Membership);
            if (combined == Inconsistent)
            {
                continue;
            }

            isPresent = true;
            var targets = scratch.Targets.Count;
            branch.Values.Find(ValueOf(leaf), scratch.Targets);
            for (var i = targets; i < scratch.Targets.Count; i++)
            {
                var target = scratch.Targets[i];
                if (isOnly || scratch.Visited.TryVisit(target, combined, scratch))
                {
                    Visit(target, combined);
                }
            }

            scratch.Targets.RemoveRange(targets, scratch.Targets.Count - targets);
            scratch.Memberships.RemoveRange(mark, scratch.Memberships.Count - mark);
        }

        return isPresent;
    }

    private EventValue ValueOf(EventLeaf leaf) => new(
        leaf.Kind, (leaf.IsUnescaped ? scratch.Unescaped : _event).Slice(leaf.Start, leaf.Length));

    /// <summary>Adds the elements a leaf lies in to those fixed so far.</summary>
    private int Combine(int fixedSoFar, int leafMembership)
    {
        if (fixedSoFar < 0 || leafMembership < 0)
        {
            return Math.Max(fixedSoFar, leafMembership);
        }

        var combined = fixedSoFar;
        for (var place = leafMembership; place >= 0; place = scratch.Memberships[place].Outer)
        {
            var membership = scratch.Memberships[place];
            var index = IndexIn(fixedSoFar, membership.Array);
            if (index >= 0 && index != membership.Index)
            {
                return Inconsistent;
            }

            if (index < 0)
            {
                scratch.Memberships.Add(membership with { Outer = combined });
                combined = scratch.Memberships.Count - 1;
            }
        }

        return combined;
    }

    private int IndexIn(int fixedSoFar, int array)
    {
        for (var place = fixedSoFar; place >= 0; place = scratch.Memberships[place].Outer)
        {
            if (scratch.Memberships[place].Array == array)
            {
                return scratch.Memberships[place].Index;
            }
        }

        return -1;
    }
}
