using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>What the page of a rule shows.</summary>
public sealed record RuleModel
{
    /// <summary>What is typed.</summary>
    public required RuleForm Form { get; init; }

    /// <summary>The rule as it is stored; null if it is new.</summary>
    public required RuleDocument? Rule { get; init; }

    /// <summary>The pattern against the latest events; empty if it is none.</summary>
    public IReadOnlyList<PatternTrial> Trials { get; init; } = [];

    /// <summary>What is wrong with the pattern; null if nothing is.</summary>
    public string? PatternProblem { get; init; }

    /// <summary>What is wrong with the schedule; null if nothing is.</summary>
    public string? ScheduleProblem { get; init; }

    /// <summary>When the schedule fires next; empty if there is none.</summary>
    public IReadOnlyList<DateTimeOffset> NextInstants { get; init; } = [];

    /// <summary>Why the rule was not saved, or another act was refused; null if it was not.</summary>
    public string? Problem { get; init; }

    /// <summary>What came of a form; null if there is nothing to say.</summary>
    public string? Said { get; init; }
}
