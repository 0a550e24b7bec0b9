namespace Serverlesspresso.Engine.Store;

/// <summary>The history events of one turn, packed.</summary>
/// <param name="ExecutionArn">The execution.</param>
/// <param name="FirstEventId">The number of the first event in it.</param>
/// <param name="LastEventId">The number of the last event in it.</param>
/// <param name="Events">The events as a JSON array in UTF-8, each in the shape of GetExecutionHistory.</param>
public sealed record HistoryRow(
    string ExecutionArn,
    long FirstEventId,
    long LastEventId,
    ReadOnlyMemory<byte> Events);
