using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.Engine.Activities;

/// <summary>Gives the tasks of activities to the workers that ask for them.</summary>
/// <remarks>Source: AWS Step Functions API Reference, GetActivityTask.</remarks>
public sealed class ActivityWorkers
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IStore _store;
    private readonly IOwnership _ownership;
    private readonly ExecutionTurns _turns;
    private readonly TaskTokens _tokens;
    private readonly ActivityLines _lines;
    private readonly TimeProvider _timeProvider;

    internal ActivityWorkers(
        IStore store,
        IOwnership ownership,
        ExecutionTurns turns,
        TaskTokens tokens,
        ActivityLines lines,
        TimeProvider timeProvider)
    {
        _store = store;
        _ownership = ownership;
        _turns = turns;
        _tokens = tokens;
        _lines = lines;
        _timeProvider = timeProvider;
    }

    /// <summary>Takes the task of an activity that has waited longest, and waits up to 60 seconds for one.</summary>
    /// <param name="activityArn">The activity.</param>
    /// <param name="workerName">What the worker calls itself, for the execution's history.</param>
    /// <param name="cancellationToken">Stops the waiting, not the taking of a task that was found.</param>
    /// <returns>The task; null if there was none, or the waiting was stopped.</returns>
    /// <exception cref="ActivityDoesNotExistException">There is no such activity.</exception>
    /// <exception cref="ActivityWorkerLimitExceededException">1,000 workers wait for its tasks already.</exception>
    /// <exception cref="StateMachines.InvalidArnException">The text is not an activity's ARN.</exception>
    /// <remarks>Returns once it is on disk that the task was given out: it is given out once.</remarks>
    public async Task<ActivityTask?> GetTaskAsync(
        string activityArn, string? workerName, CancellationToken cancellationToken)
    {
        ActivityArns.Check(activityArn);
        using var timeIsUp = new CancellationTokenSource(Patience, _timeProvider);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeIsUp.Token);
        try
        {
            await _store.ReadAsync(reader => ActivityRegistry.GetInTurnAsync(reader, activityArn), end.Token);
            return await WaitAsync(activityArn, workerName, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Takes the task of an activity that has waited longest, within a turn, without waiting for one.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="activityArn">The activity.</param>
    /// <param name="workerName">What the worker calls itself, for the execution's history.</param>
    /// <exception cref="ActivityDoesNotExistException">There is no such activity.</exception>
    internal async ValueTask<ActivityTask?> TakeInTurnAsync(
        ITurnTransaction transaction, string activityArn, string? workerName)
    {
        await ActivityRegistry.GetInTurnAsync(transaction, activityArn);
        while (await ActivityTasks.FindNextAsync(transaction, activityArn) is { } key)
        {
            if (await TakeInTurnAsync(transaction, key, workerName) is { } task)
            {
                return task;
            }
        }

        return null;
    }

    private async Task<ActivityTask?> WaitAsync(
        string activityArn, string? workerName, CancellationToken cancellationToken)
    {
        var line = _lines.Join(activityArn);
        try
        {
            await line.Turn.WaitAsync(cancellationToken);
            return await WaitAsFirstAsync(line, activityArn, workerName, cancellationToken);
        }
        finally
        {
            _lines.Leave(activityArn, line);
        }
    }

    private async Task<ActivityTask?> WaitAsFirstAsync(
        ActivityLine line, string activityArn, string? workerName, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var news = line.NextNews();
                if (await TakeAsync(activityArn, workerName, cancellationToken) is { } task)
                {
                    return task;
                }

                await news.WaitAsync(cancellationToken);
            }
        }
        finally
        {
            line.Turn.Release();
        }
    }

    private async Task<ActivityTask?> TakeAsync(
        string activityArn, string? workerName, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = await _store.ReadAsync(
                reader => ActivityTasks.FindNextAsync(reader, activityArn), cancellationToken);
            if (next is not { } key)
            {
                return null;
            }

            // From here on the task may be given out: whoever asked for it must hear of it.
            var task = await _ownership.RunTurnAsync(
                OwnerKey.Execution(key.ExecutionArn),
                transaction => TakeInTurnAsync(transaction, key, workerName),
                CancellationToken.None);
            if (task is not null)
            {
                return task;
            }
        }
    }

    /// <returns>The task; null if it does not wait any more, or its execution no longer wants its result.</returns>
    private async ValueTask<ActivityTask?> TakeInTurnAsync(
        ITurnTransaction transaction, ActivityTaskKey key, string? workerName)
    {
        if (await ActivityTasks.RemoveAsync(transaction, key) is not { } waiting)
        {
            return null;
        }

        var task = new TaskTokenContent(key.ExecutionArn, key.TaskId);
        return await _turns.TryAnswerAsync(transaction, task, new Stimulus.TaskTaken(key.TaskId, workerName))
            ? new ActivityTask(_tokens.Make(key.ExecutionArn, key.TaskId), waiting.Input)
            : null;
    }
}

/// <summary>A task that a worker has taken.</summary>
/// <param name="TaskToken">Hands back its result.</param>
/// <param name="Input">What is to be done: a JSON text.</param>
public sealed record ActivityTask(string TaskToken, string Input);
