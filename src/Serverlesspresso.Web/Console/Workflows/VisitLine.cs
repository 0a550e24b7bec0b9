using Serverlesspresso.Web.Console.Graphs;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>A stay in a state, as a page shows it.</summary>
public sealed record VisitLine
{
    /// <summary>The state.</summary>
    public required string Name { get; init; }

    /// <summary>The state's type.</summary>
    public required string Kind { get; init; }

    /// <summary>How it stands.</summary>
    public required StateLook Look { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>When it ended; null if it goes on.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>How often its work was tried again.</summary>
    public required int Retries { get; init; }

    /// <summary>The event with which it began.</summary>
    public required long EnteredId { get; init; }

    /// <summary>The event with which it ended; null if it has none.</summary>
    public required long? ExitedId { get; init; }

    /// <summary>The event with what its work was asked; null if it had none.</summary>
    public required long? ScheduledId { get; init; }

    /// <summary>The event with its latest error; null if it had none.</summary>
    public required long? FailedId { get; init; }

    /// <summary>The events with which all stays in this state begin, in order.</summary>
    public required IReadOnlyList<long> AllOfState { get; init; }

    /// <summary>Copies a stay.</summary>
    /// <param name="visit">The stay.</param>
    /// <param name="all">All stays that are shown.</param>
    internal static VisitLine Of(Visit visit, IEnumerable<Visit> all) => new()
    {
        Name = visit.Name,
        Kind = visit.Kind,
        Look = visit.Look,
        EnteredAt = visit.EnteredAt,
        EndedAt = visit.EndedAt,
        Retries = visit.Retries,
        EnteredId = visit.EnteredId,
        ExitedId = visit.ExitedId,
        ScheduledId = visit.ScheduledId,
        FailedId = visit.FailedId,
        AllOfState = [.. all.Where(other => other.Name == visit.Name).Select(other => other.EnteredId)],
    };
}
