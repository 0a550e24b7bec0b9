using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Turns;

/// <summary>What a turn has changed, each row once, in its last state.</summary>
/// <param name="Executions">The executions it started or brought further.</param>
/// <param name="Events">The events it put on buses. Their sequence is not known yet.</param>
/// <param name="Items">The items it wrote or deleted, except those that went with their whole table.</param>
/// <param name="Definitions">What it defined, changed or deleted, by kind and name.</param>
/// <param name="HasDeadLetters">Whether it kept or dropped a dead letter.</param>
public sealed record CommittedTurn(
    IReadOnlyCollection<ExecutionRow> Executions,
    IReadOnlyList<EventRow> Events,
    IEnumerable<CommittedItem> Items,
    IReadOnlyCollection<(DefinitionKind Kind, string Name)> Definitions,
    bool HasDeadLetters);
