using System.Buffers.Binary;
using System.Text;

namespace Serverlesspresso.OrderBenchmark.Limits;

/// <summary>One order on its way through the bare tables: it writes turn after turn the rows that a real one writes.</summary>
/// <param name="plan">The rows.</param>
/// <param name="tables">Where to.</param>
/// <param name="ids">Gives numbers to rows.</param>
/// <param name="orderId">The order, of the length that the plan's has.</param>
/// <param name="uuid">What its executions and events are named with.</param>
internal sealed class BareOrder(OrderPlan plan, BareTables tables, RowIds ids, string orderId, string uuid)
{
    private const string UpdateExecution =
        "UPDATE executions SET version = $1, status = $2, stopped_at = $3, last_event = $4, output = $5, checkpoint = $6 WHERE id = $0";

    private const string UpdateItem = "UPDATE items SET version = $1, item = $2 WHERE id = $0";

    private const string DeleteEntry =
        """
        DELETE FROM item_index_entries WHERE item_table = $1 AND item_index = $2 AND index_partition_key = $3
            AND index_sort_key = $4 AND partition_key = $5 AND sort_key = $0
        """;

    private const string DeleteWork = "DELETE FROM work WHERE id = $0";

    private readonly byte[] _planKey = Encoding.UTF8.GetBytes(plan.OrderId);
    private readonly byte[] _key = Encoding.UTF8.GetBytes(orderId);
    private readonly long _processor = ids.Next();
    private readonly long _item = ids.Next();
    private long _delivery;
    private long _timer;
    private List<object?[]> _entries = [];

    /// <summary>Writes a turn.</summary>
    /// <param name="turn">Which, from 0.</param>
    public void Write(int turn)
    {
        switch (turn)
        {
            case 0:
                AddEvent(0, isDelivered: true);
                break;
            case 1:
                StartProcessor();
                break;
            case 2:
                EndDelivery();
                PutItem(plan.Choosing, version: 2);
                break;
            case 3:
                SubmitDrink();
                break;
            case 4:
                EndDelivery();
                PutItem(plan.Queued, version: 4);
                AddEvent(3, isDelivered: false);
                break;
            default:
                Complete();
                break;
        }
    }

    private void StartProcessor()
    {
        EndDelivery();
        var row = Copy(plan.Finished.Processor);
        (row[0], row[RowColumns.ExecutionArn], row[RowColumns.ExecutionName]) = (_processor, ArnOf(row, uuid + uuid), uuid + uuid);
        row[RowColumns.ExecutionCheckpoint] = plan.Choosing.Processor[RowColumns.ExecutionCheckpoint];
        (row[RowColumns.ExecutionStatus], row[RowColumns.ExecutionStopped], row[RowColumns.ExecutionOutput]) = (1, null, null);
        tables.Insert("executions", RowColumns.Executions, row);
        AddHistory(_processor, plan.Finished.ProcessorHistory[0]);
        CountUp(RowIds.Places);
        var item = Copy(plan.Choosing.Item);
        (item[0], item[1]) = (_item, _key);
        tables.Insert("items", RowColumns.Items, item);
        AddEntries(plan.Choosing);
        AddEvent(1, isDelivered: true);
        AddTimer(plan.Choosing);
    }

    private void SubmitDrink()
    {
        AddManager(0);
        PutItem(plan.Queued, version: 3, movesEntries: false);
        ResumeProcessor(plan.Queued, turn: 1);
        CountUp(RowIds.OrderNumber);
        AddEvent(2, isDelivered: true);
        EndTimer();
        AddTimer(plan.Queued);
    }

    private void Complete()
    {
        AddManager(1);
        PutItem(plan.Finished, version: 5);
        AddEvent(4, isDelivered: false);
        ResumeProcessor(plan.Finished, turn: 2);
        CountUp(RowIds.Places);
        AddEvent(5, isDelivered: false);
        EndTimer();
    }

    private void AddManager(int number)
    {
        var row = Copy(plan.Finished.Managers[number]);
        var name = $"{uuid[..^1]}{number}";
        (row[0], row[RowColumns.ExecutionArn], row[RowColumns.ExecutionName]) = (ids.Next(), ArnOf(row, name), name);
        tables.Insert("executions", RowColumns.Executions, row);
        AddHistory((long)row[0]!, plan.Finished.ManagerHistory[number]);
    }

    private void ResumeProcessor(StoredOrder stage, int turn)
    {
        var row = stage.Processor;
        tables.Run(
            UpdateExecution,
            _processor,
            turn + 1,
            row[RowColumns.ExecutionStatus],
            row[RowColumns.ExecutionStopped],
            row[RowColumns.ExecutionLastEvent],
            row[RowColumns.ExecutionOutput],
            row[RowColumns.ExecutionCheckpoint]);
        AddHistory(_processor, plan.Finished.ProcessorHistory[turn]);
    }

    private void AddHistory(long execution, object?[] planned)
    {
        var row = Copy(planned);
        (row[0], row[1]) = (ids.Next(), execution);
        tables.Insert("history", RowColumns.History, row);
    }

    private void AddEvent(int number, bool isDelivered)
    {
        var row = Copy(plan.Finished.Events[number]);
        (row[0], row[RowColumns.EventId]) = (ids.Next(), $"{uuid[..^1]}{number}");
        tables.Insert("events", RowColumns.Events, row);
        if (isDelivered)
        {
            _delivery = ids.Next();
            tables.Insert(
                "work",
                RowColumns.Work,
                [_delivery, _delivery % 16, ids.Time(), 1, 0, row[RowColumns.EventId], plan.DeliveryPayloads[number]]);
        }
    }

    private void EndDelivery() => tables.Run(DeleteWork, _delivery);

    private void AddTimer(StoredOrder stage)
    {
        var row = Copy(stage.Timers[0]);
        _timer = ids.Next();
        (row[0], row[1], row[2]) = (_timer, _timer % 16, ids.Time());
        tables.Insert("work", RowColumns.Work, row);
    }

    private void EndTimer() => tables.Run(DeleteWork, _timer);

    private void CountUp(long counter) =>
        tables.Run("UPDATE items SET version = version + 1, item = $1 WHERE id = $0", counter, RowIds.CounterItem);

    private void PutItem(StoredOrder stage, int version, bool movesEntries = true)
    {
        tables.Run(UpdateItem, _item, version, stage.Item[RowColumns.ItemContent]);
        if (movesEntries)
        {
            MoveEntries(stage);
        }
    }

    private void AddEntries(StoredOrder stage)
    {
        _entries = [.. stage.IndexEntries.Select(EntryOf)];
        foreach (var entry in _entries)
        {
            tables.Insert("item_index_entries", RowColumns.Entries, entry);
        }
    }

    // An entry moves when what it is sorted by changes: the index by time at both tokens, the one by state at the end.
    private void MoveEntries(StoredOrder stage)
    {
        for (var index = 0; index < _entries.Count; index++)
        {
            var isByTime = index == 0;
            if (isByTime == (stage == plan.Finished) || index == _entries.Count - 1)
            {
                continue;
            }

            tables.Run(DeleteEntry, _entries[index]);
            _entries[index] = EntryOf(stage.IndexEntries[index], index);
            tables.Insert("item_index_entries", RowColumns.Entries, _entries[index]);
        }
    }

    private object?[] EntryOf(object?[] planned, int index)
    {
        var row = Copy(planned);
        row[0] = _key;
        row[RowColumns.EntryPartitionKey] = KeyOf((byte[])row[RowColumns.EntryPartitionKey]!, isUser: index == 2);
        var sortKey = (byte[])row[RowColumns.EntrySortKey]!;
        if (index == 0)
        {
            // A time: each is later than the last.
            sortKey = [.. sortKey];
            BinaryPrimitives.WriteInt32BigEndian(sortKey.AsSpan(^4), (int)ids.Time());
        }
        else
        {
            sortKey = _key;
        }

        row[RowColumns.EntrySortKey] = sortKey;
        return row;
    }

    private byte[] KeyOf(byte[] planned, bool isUser) => isUser && planned.Length == _planKey.Length ? [.. _key] : planned;

    private static string ArnOf(object?[] row, string name)
    {
        var arn = (string)row[RowColumns.ExecutionArn]!;
        return arn[..(arn.LastIndexOf(':') + 1)] + name;
    }

    private static object?[] Copy(object?[] row) => [.. row];
}
