namespace Serverlesspresso.States.Interpretation;

/// <summary>What one step of the interpreter brought about.</summary>
/// <param name="Checkpoint">All that the next step needs to know.</param>
/// <param name="History">The history events of the step, in order, numbered on from the checkpoint before.</param>
/// <param name="Requests">What the host must now do, in order.</param>
/// <param name="Outcome">How the execution ended, or null while it goes on.</param>
public sealed record Step(
    Checkpoint Checkpoint,
    IReadOnlyList<HistoryEvent> History,
    IReadOnlyList<Request> Requests,
    ExecutionOutcome? Outcome);
