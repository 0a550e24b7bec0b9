using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.Engine.Executions;

/// <summary>What those who hold a task token say of the task: its execution hears of it.</summary>
/// <remarks>Source: AWS Step Functions API Reference, SendTaskSuccess, SendTaskFailure, SendTaskHeartbeat.</remarks>
public sealed class TaskAnswers
{
    private readonly IOwnership _ownership;
    private readonly ExecutionTurns _turns;
    private readonly TaskTokens _tokens;

    internal TaskAnswers(IOwnership ownership, ExecutionTurns turns, TaskTokens tokens)
    {
        _ownership = ownership;
        _turns = turns;
        _tokens = tokens;
    }

    /// <summary>Resumes the execution that waits on a task token, with the task's result.</summary>
    /// <param name="taskToken">The token as it was handed out. It works once.</param>
    /// <param name="output">The result: a JSON text of at most 262,144 bytes in UTF-8.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="InvalidTokenException">This server never made the token.</exception>
    /// <exception cref="TaskTimedOutException">Its execution no longer waits on it.</exception>
    /// <exception cref="InvalidOutputException">The output is not JSON, or too long.</exception>
    /// <remarks>Returns once the result is on disk.</remarks>
    public Task SendTaskSuccessAsync(string taskToken, string output, CancellationToken cancellationToken)
    {
        // AWS looks at the token before it looks at the output.
        var task = _tokens.Read(taskToken);
        return AnswerAsync(task, MakeSuccess(task, output), cancellationToken);
    }

    /// <summary>Does what <see cref="SendTaskSuccessAsync"/> does, within a turn.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="taskToken">The token as it was handed out. It works once.</param>
    /// <param name="output">The result: a JSON text of at most 262,144 bytes in UTF-8.</param>
    public ValueTask SendTaskSuccessInTurnAsync(ITurnTransaction transaction, string taskToken, string output)
    {
        var task = _tokens.Read(taskToken);
        return AnswerInTurnAsync(transaction, task, MakeSuccess(task, output));
    }

    /// <summary>Does what <see cref="SendTaskSuccessAsync"/> does, within a turn, if the execution still waits.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="taskToken">The token as it was handed out.</param>
    /// <param name="output">The result: a JSON text of at most 262,144 bytes in UTF-8.</param>
    /// <returns>Whether it did. No also for a token that this server never made.</returns>
    /// <exception cref="InvalidOutputException">The output is not JSON, or too long.</exception>
    public async ValueTask<bool> TrySendTaskSuccessInTurnAsync(
        ITurnTransaction transaction, string taskToken, string output) =>
        _tokens.TryRead(taskToken, out var task)
        && await _turns.TryAnswerAsync(transaction, task, MakeSuccess(task, output));

    /// <summary>Resumes the execution that waits on a task token, with a failure.</summary>
    /// <param name="taskToken">The token as it was handed out. It works once.</param>
    /// <param name="error">The error's name, which Retry and Catch compare.</param>
    /// <param name="cause">The error in words.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="InvalidTokenException">This server never made the token.</exception>
    /// <exception cref="TaskTimedOutException">Its execution no longer waits on it.</exception>
    public Task SendTaskFailureAsync(
        string taskToken, string? error, string? cause, CancellationToken cancellationToken)
    {
        var task = _tokens.Read(taskToken);
        return AnswerAsync(task, new Stimulus.TaskFailed(task.TaskId, error, cause), cancellationToken);
    }

    /// <summary>Does what <see cref="SendTaskFailureAsync"/> does, within a turn.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="taskToken">The token as it was handed out. It works once.</param>
    /// <param name="error">The error's name, which Retry and Catch compare.</param>
    /// <param name="cause">The error in words.</param>
    public ValueTask SendTaskFailureInTurnAsync(
        ITurnTransaction transaction, string taskToken, string? error, string? cause)
    {
        var task = _tokens.Read(taskToken);
        return AnswerInTurnAsync(transaction, task, new Stimulus.TaskFailed(task.TaskId, error, cause));
    }

    /// <summary>Says that the worker on a task is alive: its heartbeat starts anew.</summary>
    /// <param name="taskToken">The token as it was handed out.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="InvalidTokenException">This server never made the token.</exception>
    /// <exception cref="TaskTimedOutException">Its execution no longer waits on it.</exception>
    public Task SendTaskHeartbeatAsync(string taskToken, CancellationToken cancellationToken)
    {
        var task = _tokens.Read(taskToken);
        return AnswerAsync(task, new Stimulus.TaskHeartbeat(task.TaskId), cancellationToken);
    }

    /// <summary>Does what <see cref="SendTaskHeartbeatAsync"/> does, within a turn.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="taskToken">The token as it was handed out.</param>
    public ValueTask SendTaskHeartbeatInTurnAsync(ITurnTransaction transaction, string taskToken)
    {
        var task = _tokens.Read(taskToken);
        return AnswerInTurnAsync(transaction, task, new Stimulus.TaskHeartbeat(task.TaskId));
    }

    /// <summary>Whether the execution that a task token belongs to still waits on it, within a turn.</summary>
    /// <param name="transaction">The turn's transaction. The answer holds when the turn commits.</param>
    /// <param name="taskToken">The token as it was handed out.</param>
    /// <returns>No also for a token that this server never made.</returns>
    public async ValueTask<bool> IsTaskOpenInTurnAsync(ITurnTransaction transaction, string taskToken) =>
        _tokens.TryRead(taskToken, out var task) && await _turns.IsTaskOpenAsync(transaction, task);

    private static Stimulus.TaskSucceeded MakeSuccess(TaskTokenContent task, string output) =>
        PayloadJson.FindProblem(output) is { } problem
            ? throw new InvalidOutputException(problem)
            : new Stimulus.TaskSucceeded(task.TaskId, output);

    private Task<bool> AnswerAsync(TaskTokenContent task, Stimulus answer, CancellationToken cancellationToken) =>
        _ownership.RunTurnAsync(
            OwnerKey.Execution(task.ExecutionArn),
            async transaction =>
            {
                await AnswerInTurnAsync(transaction, task, answer);
                return true;
            },
            cancellationToken);

    private async ValueTask AnswerInTurnAsync(ITurnTransaction transaction, TaskTokenContent task, Stimulus answer)
    {
        if (!await _turns.TryAnswerAsync(transaction, task, answer))
        {
            throw new TaskTimedOutException();
        }
    }
}
