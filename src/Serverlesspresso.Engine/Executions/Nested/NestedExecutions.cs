using System.Buffers.Binary;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverlesspresso.Engine.Integrations;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.Engine.Executions.Nested;

/// <summary>
/// Executions whose end a task of another waits for: <c>startExecution.sync</c> and <c>startExecution.sync:2</c>. The nested
/// one keeps the token of the task; an item names it by the task, so that a task that is given up stops it.
/// </summary>
/// <remarks>Source: AWS Step Functions Developer Guide, Start workflow executions from a task state.</remarks>
internal static class NestedExecutions
{
    private const string TableName = "aws:states:nested-executions";
    private const string ParsedMark = "2 ";
    private const string TextMark = "1 ";

    // The text is stored and shown as JSON to API clients, never put into a page unescaped.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What a nested execution keeps of the task that waits for it.</summary>
    /// <param name="token">The task's token.</param>
    /// <param name="isParsed">Whether the task wants input and output as JSON, and not as text (<c>.sync:2</c>).</param>
    public static string Mark(string token, bool isParsed) => (isParsed ? ParsedMark : TextMark) + token;

    /// <summary>Notes which execution a task waits for.</summary>
    /// <param name="call">The task.</param>
    /// <param name="nestedArn">The execution.</param>
    public static async ValueTask NoteAsync(TaskCall call, string nestedArn)
    {
        var key = KeyOf(call.ExecutionArn, call.TaskId);
        await call.Transaction.GetItemAsync(key);
        call.Transaction.PutItem(new ItemChange { Key = key, Item = Encoding.UTF8.GetBytes(nestedArn) });
    }

    /// <summary>Finds the execution that a task waits for, and forgets it.</summary>
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

    /// <summary>Hands the end of a nested execution to the task that waits for it, in the turn of that end.</summary>
    /// <param name="turns">Resumes the execution of the task.</param>
    /// <param name="tokens">Reads the task's token.</param>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="row">The nested execution as it ended.</param>
    public static async ValueTask TellAsync(
        ExecutionTurns turns, TaskTokens tokens, ITurnTransaction transaction, ExecutionRow row)
    {
        if (row.WaitingTask is not { } waiting)
        {
            return;
        }

        var token = waiting[TextMark.Length..];
        var (executionArn, taskId) = tokens.Read(token);
        if (await TakeAsync(transaction, executionArn, taskId) is null
            || !await turns.IsTaskOpenAsync(transaction, token))
        {
            return;
        }

        var result = Describe(row, waiting.StartsWith(ParsedMark, StringComparison.Ordinal)).ToJsonString(Plain);
        await turns.AnswerAsync(transaction, token, id => row.Status == ExecutionStatus.Succeeded
            ? new Stimulus.TaskSucceeded(id, result)
            : new Stimulus.TaskFailed(id, "States.TaskFailed", result));
    }

    private static JsonObject Describe(ExecutionRow row, bool isParsed)
    {
        JsonNode? Show(string? text) => text is null ? null : isParsed ? JsonNode.Parse(text) : JsonValue.Create(text);
        var result = new JsonObject();
        void Add(string name, JsonNode? value)
        {
            if (value is not null)
            {
                result.Add(name, value);
            }
        }

        Add("Cause", row.Cause);
        Add("Error", row.Error);
        Add("ExecutionArn", row.Arn);
        result.Add("Input", Show(row.Input));
        Add("InputDetails", Included());
        Add("Name", row.Name);
        if (row.Output is not null)
        {
            result.Add("Output", Show(row.Output));
            Add("OutputDetails", Included());
        }

        Add("StartDate", row.StartedAt.ToUnixTimeMilliseconds());
        Add("StateMachineAliasArn", row.AliasArn);
        Add("StateMachineArn", row.StateMachineArn);
        Add("StateMachineVersionArn", row.VersionArn);
        Add("Status", row.Status.ToWireName());
        Add("StopDate", row.StoppedAt?.ToUnixTimeMilliseconds());
        return result;
    }

    private static JsonObject Included() => new() { ["Included"] = true };

    private static ItemKey KeyOf(string executionArn, long taskId)
    {
        var number = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, taskId);
        return new ItemKey(TableName, new KeyBytes(Encoding.UTF8.GetBytes(executionArn)), new KeyBytes(number));
    }
}
