namespace Serverlesspresso.Engine.Store;

/// <summary>What a turn changes, each row once, in its last state: this is what a store writes.</summary>
internal sealed class TurnChanges
{
    /// <summary>Definitions as they shall be; null deletes.</summary>
    public Dictionary<(DefinitionKind Kind, string Name), DefinitionRow?> Definitions { get; } = [];

    public Dictionary<string, ExecutionRow> Executions { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, MapRunRow> MapRuns { get; } = new(StringComparer.Ordinal);

    public List<HistoryRow> History { get; } = [];

    public List<EventRow> Events { get; } = [];

    public List<ArchivedEventRow> ArchivedEvents { get; } = [];

    public List<(string Archive, IReadOnlyList<long> Ids)> DeletedArchivedEvents { get; } = [];

    public ItemChanges Items { get; } = new();

    public WorkChanges Work { get; } = new();

    public List<DeadLetterRow> AddedDeadLetters { get; } = [];

    public List<long> DeletedDeadLetters { get; } = [];

    /// <summary>About how many bytes there are to write.</summary>
    public long PayloadBytes =>
        Executions.Values.Sum(row => row.Input.Length + (row.Output?.Length ?? 0) + (row.Checkpoint?.Length ?? 0L))
        + History.Sum(row => (long)row.Events.Length)
        + Events.Sum(row => (long)row.Envelope.Length)
        + ArchivedEvents.Sum(row => (long)row.Envelope.Length)
        + Items.Items.Sum(item => item.Change.Item?.Length ?? 0L)
        + Work.Added.Sum(row => (long)row.Payload.Length)
        + Definitions.Values.Sum(row => row?.Document.Length ?? 0L);
}
