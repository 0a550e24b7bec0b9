namespace Serverlesspresso.OrderBenchmark.Limits;

/// <summary>The columns of the tables that an order writes to, in the order in which rows are kept here.</summary>
internal static class RowColumns
{
    public const string Executions =
        "id, arn, name, version, status, started_at, stopped_at, state_machine, last_event, revision, input, output, "
        + "error, cause, trace_header, checkpoint";

    public const int ExecutionArn = 1;
    public const int ExecutionName = 2;
    public const int ExecutionStatus = 4;
    public const int ExecutionStopped = 6;
    public const int ExecutionLastEvent = 8;
    public const int ExecutionOutput = 11;
    public const int ExecutionCheckpoint = 15;

    public const string History = "id, execution, first_event, last_event, events";
    public const string Events = "sequence, id, bus, put_at, routes, envelope";
    public const int EventId = 1;
    public const int EventEnvelope = 5;

    public const string Items = "id, sort_key, item_table, partition_key, version, item";
    public const int ItemContent = 5;

    public const string Entries =
        "sort_key, item_table, item_index, index_partition_key, index_sort_key, partition_key";

    public const int EntryPartitionKey = 3;
    public const int EntrySortKey = 4;

    public const string Work = "id, shard, due, kind, attempt, key, payload";
}
