using System.Buffers.Binary;
using System.Text;
using Serverlesspresso.Engine.Integrations;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Executions.Nested;

/// <summary>
/// Executions whose end tasks of others wait for: <c>startExecution.sync</c> and <c>startExecution.sync:2</c>. The nested one
/// keeps a mark of each task. An item names the one that a task has started by the task, so that a task that is given up stops it.
/// </summary>
/// <remarks>
/// Each hears of the other by work, in a turn of its own: however deep executions are nested, no turn grows with it.
/// Source: AWS Step Functions Developer Guide, Start workflow executions from a task state.
/// </remarks>
internal static class NestedExecutions
{
    private const string TableName = "aws:states:nested-executions";
    private const string ParsedMark = "2 ";
    private const string TextMark = "1 ";
    private const char Separator = '\n';

    /// <summary>What a nested execution keeps of a task that waits for it.</summary>
    /// <param name="token">The task's token.</param>
    /// <param name="isParsed">Whether the task wants input and output as JSON, and not as text (<c>.sync:2</c>).</param>
    public static string Mark(string token, bool isParsed) => (isParsed ? ParsedMark : TextMark) + token;

    /// <summary>An execution that runs, with the mark of one more task that waits for it.</summary>
    /// <param name="row">The execution.</param>
    /// <param name="mark">The mark.</param>
    public static ExecutionRow Add(ExecutionRow row, string mark) =>
        row with { WaitingTasks = row.WaitingTasks is { } others ? $"{others}{Separator}{mark}" : mark };

    /// <summary>Notes which execution a task has started.</summary>
    /// <param name="call">The task.</param>
    /// <param name="nestedArn">The execution.</param>
    public static async ValueTask NoteAsync(TaskCall call, string nestedArn)
    {
        var key = KeyOf(call.ExecutionArn, call.TaskId);
        await call.Transaction.GetItemAsync(key);
        call.Transaction.PutItem(new ItemChange { Key = key, Item = Encoding.UTF8.GetBytes(nestedArn) });
    }

    /// <summary>Finds the execution that a task has started, and forgets it.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="executionArn">The execution of the task.</param>
    /// <param name="taskId">The task.</param>
    public static async ValueTask<string?> TakeAsync(ITurnTransaction transaction, string executionArn, long taskId)
    {
        var key = KeyOf(executionArn, taskId);
        if (await transaction.GetItemAsync(key) is not { } item)
        {
            return null;
        }

        transaction.PutItem(new ItemChange { Key = key, Item = null });
        return Encoding.UTF8.GetString(item.Item.Span);
    }

    /// <summary>Has the tasks that wait for an execution hear of its end.</summary>
    /// <param name="transaction">The turn of that end.</param>
    /// <param name="row">The execution as it ended.</param>
    /// <param name="tokens">Reads the tokens of the tasks.</param>
    public static void AddEnds(ITurnTransaction transaction, ExecutionRow row, TaskTokens tokens)
    {
        foreach (var mark in row.WaitingTasks?.Split(Separator) ?? [])
        {
            var (executionArn, _) = tokens.Read(TokenOf(mark));
            Add(transaction, WorkKind.NestedEnd, executionArn, row.StoppedAt ?? row.StartedAt, row.Arn + Separator + mark);
        }
    }

    /// <summary>Reads the work that tells of an end.</summary>
    /// <param name="work">The work, which the execution of the task owns.</param>
    public static NestedEnd ReadEnd(WorkRow work)
    {
        var parts = work.Payload.Split(Separator);
        return new NestedEnd(parts[0], TokenOf(parts[1]), parts[1].StartsWith(ParsedMark, StringComparison.Ordinal));
    }

    /// <summary>Has an execution stopped that nobody waits for any more.</summary>
    /// <param name="transaction">The turn in which its task was given up.</param>
    /// <param name="nestedArn">The execution.</param>
    /// <param name="now">The instant of the turn.</param>
    public static void AddStop(ITurnTransaction transaction, string nestedArn, DateTimeOffset now) =>
        Add(transaction, WorkKind.NestedStop, nestedArn, now, payload: string.Empty);

    private static void Add(ITurnTransaction transaction, WorkKind kind, string executionArn, DateTimeOffset due, string payload) =>
        transaction.AddWork(new NewWork(kind, WorkShards.Of(executionArn), due, executionArn, payload));

    private static string TokenOf(string mark) => mark[TextMark.Length..];

    private static ItemKey KeyOf(string executionArn, long taskId)
    {
        var number = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, taskId);
        return new ItemKey(TableName, new KeyBytes(Encoding.UTF8.GetBytes(executionArn)), new KeyBytes(number));
    }
}

/// <summary>The end of an execution, for a task that waits for it.</summary>
/// <param name="ExecutionArn">The execution.</param>
/// <param name="TaskToken">The token of the task.</param>
/// <param name="IsParsed">Whether the task wants input and output as JSON.</param>
internal readonly record struct NestedEnd(string ExecutionArn, string TaskToken, bool IsParsed);
