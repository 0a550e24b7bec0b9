namespace Serverlesspresso.Events.Matching;

/// <summary>A place on the way through the rules: the fields tried so far have matched.</summary>
/// <param name="rules">The rules that match here.</param>
/// <param name="branches">The fields to try next.</param>
/// <param name="pathsAhead">All fields that may be tried from here on.</param>
internal sealed class RuleNode(int[] rules, RuleBranch[] branches, int[] pathsAhead)
{
    /// <summary>The rules that match here.</summary>
    public ReadOnlySpan<int> Rules => rules;

    /// <summary>The fields to try next.</summary>
    public ReadOnlySpan<RuleBranch> Branches => branches;

    /// <summary>All fields that may be tried from here on.</summary>
    public ReadOnlySpan<int> PathsAhead => pathsAhead;
}

/// <summary>A field to try from a node.</summary>
/// <param name="Path">The field.</param>
/// <param name="Values">Where its values lead to.</param>
/// <param name="Absent">Where its absence leads to.</param>
internal sealed record RuleBranch(int Path, ValueSwitch Values, RuleNode[] Absent);
