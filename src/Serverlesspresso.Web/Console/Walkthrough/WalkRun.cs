using System.Text.Json;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>The execution of <c>OrderProcessor</c> that runs the order, as far as the walkthrough looks at it.</summary>
public sealed record WalkRun
{
    private const string SecondWait = "Emit - Awaiting Completion TT";

    /// <summary>Its ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>How it stands.</summary>
    public required ExecutionStatus Status { get; init; }

    /// <summary>Whether it has gone on after the drink: it waits, or has waited, for the barista.</summary>
    public required bool HasResumed { get; init; }

    /// <summary>Why it did not end well; null if it did, or runs.</summary>
    public string? Error { get; init; }

    /// <summary>Looks at an execution.</summary>
    /// <param name="row">The execution.</param>
    /// <param name="history">Its history.</param>
    internal static WalkRun From(ExecutionRow row, IReadOnlyList<JsonElement> history) => new()
    {
        Arn = row.Arn,
        Status = row.Status,
        HasResumed = history.Any(IsSecondWait),
        Error = row.Error,
    };

    private static bool IsSecondWait(JsonElement historyEvent) =>
        historyEvent.TryGetProperty("stateEnteredEventDetails", out var details)
        && details.TryGetProperty("name", out var name)
        && name.GetString() == SecondWait;
}
