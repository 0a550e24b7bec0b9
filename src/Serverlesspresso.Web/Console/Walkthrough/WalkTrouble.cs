namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>What stands in the way of a step, with what to do next.</summary>
/// <param name="Title">The matter in a few words.</param>
/// <param name="Text">What it means.</param>
/// <param name="Ways">What to do next, the best first.</param>
public sealed record WalkTrouble(string Title, string Text, params IReadOnlyList<WalkWay> Ways)
{
    /// <summary>Whether it is nothing but waiting, in all likelihood for some milliseconds.</summary>
    public bool MayPass { get; init; }
}

/// <summary>Something to do next: a page to go to, or an act of the walkthrough.</summary>
/// <param name="Words">What it is.</param>
/// <param name="Href">The page; null for an act.</param>
/// <param name="Act">The act; null for a page.</param>
public sealed record WalkWay(string Words, string? Href = null, WalkAct? Act = null);
