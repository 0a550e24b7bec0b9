namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>How a step stands.</summary>
public sealed record StepProgress
{
    /// <summary>The step.</summary>
    public required WalkStep Step { get; init; }

    /// <summary>Whether its effect is there.</summary>
    public required bool IsDone { get; init; }

    /// <summary>Whether it is the one to do now.</summary>
    public required bool IsNext { get; init; }

    /// <summary>What the page can do for it now; null for nothing.</summary>
    public WalkAct? Act { get; init; }

    /// <summary>What stands in its way; null if nothing does.</summary>
    public WalkTrouble? Trouble { get; init; }
}
