using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Activities;

/// <summary>
/// The tasks of activities that no worker has taken: a durable queue for each activity, the longest waiting first.
/// </summary>
/// <param name="lines">Hears of new tasks.</param>
/// <remarks>
/// They are kept as items, in a table whose name no user can give one: named by execution and task, so that the end of a
/// state finds its task, and in an index by activity and time, so that a worker finds the next. Whoever takes one deletes
/// it in the turn that tells its execution, so a task is given out once.
/// </remarks>
internal sealed class ActivityTasks(ActivityLines lines)
{
    private const string TableName = "aws:states:activity-tasks";
    private const string IndexName = "by-activity";

    /// <summary>Adds a task.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="key">The task.</param>
    /// <param name="task">What a worker needs to know of it.</param>
    public async ValueTask AddAsync(ITurnTransaction transaction, ActivityTaskKey key, WaitingTask task)
    {
        var itemKey = KeyOf(key);
        await transaction.GetItemAsync(itemKey);
        transaction.PutItem(new ItemChange
        {
            Key = itemKey,
            Item = JsonSerializer.SerializeToUtf8Bytes(task, ActivityJsonContext.Default.WaitingTask),
            EntriesAfter = [EntryOf(task)],
        });
        transaction.AfterCommit(() => lines.Tell(task.ActivityArn));
    }

    /// <summary>Takes a task out of the queue.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="key">The task.</param>
    /// <returns>The task; null if it does not wait any more.</returns>
    public static async ValueTask<WaitingTask?> RemoveAsync(ITurnTransaction transaction, ActivityTaskKey key)
    {
        var itemKey = KeyOf(key);
        if (await transaction.GetItemAsync(itemKey) is not { } row)
        {
            return null;
        }

        var task = JsonSerializer.Deserialize(row.Item.Span, ActivityJsonContext.Default.WaitingTask)
            ?? throw new InvalidDataException($"The stored task {key} is empty.");
        transaction.PutItem(new ItemChange { Key = itemKey, Item = null, EntriesBefore = [EntryOf(task)] });
        return task;
    }

    /// <summary>Finds the task of an activity that has waited longest, or null.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="activityArn">The activity.</param>
    public static async ValueTask<ActivityTaskKey?> FindNextAsync(IStoreReader reader, string activityArn)
    {
        var rows = await reader.QueryItemsAsync(new ItemQuery
        {
            TableName = TableName,
            IndexName = IndexName,
            PartitionKey = BytesOf(activityArn),
            Limit = 1,
        });
        return rows.Count == 0
            ? null
            : new ActivityTaskKey(
                Encoding.UTF8.GetString(rows[0].Key.PartitionKey.Bytes.Span),
                BinaryPrimitives.ReadInt64BigEndian(rows[0].Key.SortKey.Bytes.Span));
    }

    private static ItemKey KeyOf(ActivityTaskKey key) => new(TableName, BytesOf(key.ExecutionArn), BytesOf(key.TaskId));

    private static IndexEntry EntryOf(WaitingTask task) =>
        new(IndexName, BytesOf(task.ActivityArn), BytesOf(task.ScheduledAt.UtcTicks));

    private static KeyBytes BytesOf(string text) => new(Encoding.UTF8.GetBytes(text));

    private static KeyBytes BytesOf(long number)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return new KeyBytes(bytes);
    }
}

/// <summary>Names a task of an activity.</summary>
/// <param name="ExecutionArn">The execution that asks for it.</param>
/// <param name="TaskId">The task within it.</param>
internal readonly record struct ActivityTaskKey(string ExecutionArn, long TaskId);
