using Serverlesspresso.Web.Console.Overview;

namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>What the walkthrough shows.</summary>
public sealed record WalkthroughModel
{
    /// <summary>The id that stands in the field: the order's, or one that nobody has used.</summary>
    public required string OrderId { get; init; }

    /// <summary>An id that nobody has used.</summary>
    public required string FreshId { get; init; }

    /// <summary>What is wrong with the id that was given; null if nothing is.</summary>
    public string? IdProblem { get; init; }

    /// <summary>Why nothing can be read; null if it can.</summary>
    public string? Problem { get; init; }

    /// <summary>The lines that lead <c>aws</c> to this server.</summary>
    public required string Environment { get; init; }

    /// <summary>The steps; none if there is no order yet.</summary>
    public IReadOnlyList<StepModel> Steps { get; init; } = [];

    /// <summary>Orders that came by an event alone, the newest first: to go on with one of them.</summary>
    public IReadOnlyList<OrderLine> Recent { get; init; } = [];

    /// <summary>Whether the rule is there, in whatever state.</summary>
    public bool HasRule { get; init; }

    /// <summary>Whether the order has been through all of it.</summary>
    public bool IsFinished { get; init; }


    /// <summary>When the order was opened; null if there is none.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Whether somebody else's hands are in the order.</summary>
    public bool IsOthers { get; init; }

    /// <summary>What came of a form; null for nothing.</summary>
    public string? Said { get; init; }
}
