using System.Diagnostics;
using System.Runtime.CompilerServices;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Activities;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Executions.Express;
using Serverlesspresso.Engine.Executions.Nested;
using Serverlesspresso.Engine.Integrations;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Telemetry;
using Serverlesspresso.States.Definitions;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.Engine.Executions;

/// <summary>Starts and resumes executions within a turn.</summary>
/// <param name="definitions">Compiled definitions.</param>
/// <param name="integrations">The services that task states can call.</param>
/// <param name="listeners">Hear of executions that start and end.</param>
/// <param name="tokens">Makes task tokens.</param>
/// <param name="expressEnds">Hears of the end of express executions.</param>
/// <param name="arns">Knows the region.</param>
/// <param name="random">Ids and chance.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class ExecutionTurns(
    DefinitionCache definitions,
    TaskIntegrations integrations,
    IEnumerable<IExecutionStatusListener> listeners,
    TaskTokens tokens,
    ExpressEnds expressEnds,
    Arns arns,
    IRandomSource random,
    TimeProvider timeProvider)
{
    private const int TransitionsPerTurnMax = 1_000;

    private static readonly IReadOnlySet<string> NoActivities = new HashSet<string>();

    // An execution may answer a token of one that is at work in the same run of the same turn: that one must hear of it
    // there, since what it will write is not written yet.
    private readonly ConditionalWeakTable<ITurnTransaction, Dictionary<string, ExecutionTurn>> _atWork = [];

    private readonly IExecutionStatusListener[] _listeners = [.. listeners];

    /// <summary>Starts an execution. The turn has seen that its ARN is free.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="row">The execution, without history.</param>
    /// <param name="stateMachineName">The state machine's name.</param>
    /// <param name="runsNow">Whether it runs within this turn, or only starts here and runs in one of its own.</param>
    public async ValueTask<ExecutionRow> StartAsync(
        ITurnTransaction transaction, ExecutionRow row, string stateMachineName, bool runsNow)
    {
        using var activity = EngineTrace.StartExecutionTurn(stateMachineName, row);
        row = row with { Trace = EngineTrace.CurrentId };
        var revision = await definitions.GetAsync(transaction, row.StateMachineArn, row.RevisionId);
        var turn = new ExecutionTurn(
            transaction,
            row,
            progress: null,
            revision.Definition,
            integrations,
            await MakeEnvironmentAsync(transaction, row, revision.Definition, runsNow));
        await NotifyAsync(transaction, row);
        var start = new ExecutionStart
        {
            ExecutionArn = row.Arn,
            ExecutionName = row.Name,
            StateMachineArn = row.StateMachineArn,
            StateMachineName = stateMachineName,
            RoleArn = revision.RoleArn,
            Region = arns.Region,
            StartTime = row.StartedAt,
            Input = row.Input,
            SecondsMax = ExecutionArns.IsExpress(row.Arn) ? StateMachineDefinition.ExpressSecondsMax : null,
        };
        return await RunAsync(transaction, row.Arn, turn, () => turn.StartAsync(start));
    }

    /// <summary>Redrives an execution. The turn has seen that it can be.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="row">The execution as it ended.</param>
    /// <param name="runsNow">Whether it runs within this turn, or only as far as its tasks and then in turns of its own.</param>
    public async ValueTask<ExecutionRow> RedriveAsync(ITurnTransaction transaction, ExecutionRow row, bool runsNow)
    {
        var stored = row.Checkpoint ?? throw new UnreachableException();
        row = row with { Trace = null };
        using var activity = EngineTrace.StartExecutionTurn(ExecutionArns.NameOfStateMachine(row.StateMachineArn), row);
        var now = timeProvider.GetUtcNow();
        row = row with
        {
            Status = ExecutionStatus.Running,
            StoppedAt = null,
            Error = null,
            Cause = null,
            RedriveCount = row.RedriveCount + 1,
            RedrivenAt = now,
            Trace = EngineTrace.CurrentId,
        };
        var revision = await definitions.GetAsync(transaction, row.StateMachineArn, row.RevisionId);
        var turn = new ExecutionTurn(
            transaction,
            row,
            ExecutionProgress.Deserialize(stored.Span),
            revision.Definition,
            integrations,
            await MakeEnvironmentAsync(transaction, row, revision.Definition, runsNow) with { Now = now });
        await NotifyAsync(transaction, row);
        return await RunAsync(transaction, row.Arn, turn, turn.RedriveAsync);
    }

    /// <summary>Hands a stimulus to an execution. One that has ended, or does not wait for it, stays as it is.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="row">The execution.</param>
    /// <param name="stimulus">What happened.</param>
    public async ValueTask<ExecutionRow> ResumeAsync(
        ITurnTransaction transaction, ExecutionRow row, Stimulus stimulus) =>
        ReadProgress(row) is { } progress ? await ResumeAsync(transaction, row, progress, stimulus) : row;

    /// <summary>Reads what the children of a Map Run that an execution waits for work on.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="row">The execution.</param>
    /// <param name="mapRunArn">The Map Run.</param>
    public async ValueTask<MapRunPlan> ReadPlanAsync(ITurnTransaction transaction, ExecutionRow row, string mapRunArn)
    {
        var stored = row.Checkpoint ?? throw new UnreachableException();
        var revision = await definitions.GetAsync(transaction, row.StateMachineArn, row.RevisionId);
        return MapRunPlan.Read(
            revision.Definition,
            ExecutionProgress.Deserialize(stored.Span).Checkpoint,
            mapRunArn,
            await MakeEnvironmentAsync(transaction, row, revision.Definition, runsNow: false));
    }

    /// <summary>Hands what is said of a task to the execution that waits on it.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="task">The task.</param>
    /// <param name="answer">What is said of it.</param>
    /// <returns>Whether the execution waits on it; one that does not stays as it is.</returns>
    public async ValueTask<bool> TryAnswerAsync(ITurnTransaction transaction, TaskTokenContent task, Stimulus answer)
    {
        if (FindAtWork(transaction, task.ExecutionArn) is { } turn)
        {
            if (!turn.IsTaskOpen(task.TaskId))
            {
                return false;
            }

            turn.Enqueue(answer);
            return true;
        }

        if (await FindAsync(transaction, task.ExecutionArn) is not { } row
            || ReadProgress(row) is not { } progress
            || !progress.Checkpoint.IsTaskOpen(task.TaskId))
        {
            return false;
        }

        await ResumeAsync(transaction, row, progress, answer);
        return true;
    }

    /// <summary>Whether an execution is at work in this run of the turn: what it will write is not written yet.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="executionArn">The execution.</param>
    public bool IsAtWork(ITurnTransaction transaction, string executionArn) =>
        FindAtWork(transaction, executionArn) is not null;

    /// <summary>Whether an execution waits on a task.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="task">The task.</param>
    public async ValueTask<bool> IsTaskOpenAsync(ITurnTransaction transaction, TaskTokenContent task)
    {
        if (FindAtWork(transaction, task.ExecutionArn) is { } turn)
        {
            return turn.IsTaskOpen(task.TaskId);
        }

        return await FindAsync(transaction, task.ExecutionArn) is { } row && IsTaskOpen(row, task.TaskId);
    }

    /// <summary>Finds an execution, or null. Of express ones there are only those that run.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="executionArn">Its ARN.</param>
    public static ValueTask<ExecutionRow?> FindAsync(IStoreReader reader, string executionArn) =>
        ExecutionArns.IsExpress(executionArn)
            ? ExpressRows.FindAsync(reader, executionArn)
            : reader.GetExecutionAsync(executionArn);

    /// <summary>Whether an execution waits on a task.</summary>
    /// <param name="row">The execution.</param>
    /// <param name="taskId">The task within it.</param>
    public static bool IsTaskOpen(ExecutionRow row, long taskId) =>
        ReadProgress(row) is { } progress && progress.Checkpoint.IsTaskOpen(taskId);

    /// <returns>Null of an execution that has ended.</returns>
    private static ExecutionProgress? ReadProgress(ExecutionRow row) =>
        row is { Status: ExecutionStatus.Running, Checkpoint: { } stored }
            ? ExecutionProgress.Deserialize(stored.Span)
            : null;

    private ExecutionTurn? FindAtWork(ITurnTransaction transaction, string executionArn) =>
        _atWork.TryGetValue(transaction, out var turns) ? turns.GetValueOrDefault(executionArn) : null;

    private async ValueTask<ExecutionRow> ResumeAsync(
        ITurnTransaction transaction, ExecutionRow row, ExecutionProgress progress, Stimulus stimulus)
    {
        using var activity = EngineTrace.StartExecutionTurn(ExecutionArns.NameOfStateMachine(row.StateMachineArn), row);
        var revision = await definitions.GetAsync(transaction, row.StateMachineArn, row.RevisionId);
        var turn = new ExecutionTurn(
            transaction,
            row,
            progress,
            revision.Definition,
            integrations,
            await MakeEnvironmentAsync(transaction, row, revision.Definition, runsNow: true));
        return await RunAsync(transaction, row.Arn, turn, () => turn.ResumeAsync(stimulus));
    }

    private async ValueTask<ExecutionRow> RunAsync(
        ITurnTransaction transaction, string executionArn, ExecutionTurn turn, Func<ValueTask<ExecutionRow>> run)
    {
        var turns = _atWork.GetOrCreateValue(transaction);
        turns.Add(executionArn, turn);
        ExecutionRow row;
        try
        {
            row = await run();
        }
        finally
        {
            turns.Remove(executionArn);
        }

        if (row.Status != ExecutionStatus.Running)
        {
            await NotifyAsync(transaction, row);
            NestedExecutions.AddEnds(transaction, row, tokens);
        }

        return row;
    }

    /// <summary>Of express executions nobody hears but those who wait for their end.</summary>
    private async ValueTask NotifyAsync(ITurnTransaction transaction, ExecutionRow row)
    {
        if (ExecutionArns.IsExpress(row.Arn))
        {
            if (row.Status != ExecutionStatus.Running)
            {
                expressEnds.TellAfterCommit(transaction, row);
            }

            return;
        }

        EngineMeter.StatusChanged(transaction, ExecutionArns.NameOfStateMachine(row.StateMachineArn), row);
        foreach (var listener in _listeners)
        {
            await listener.StatusChangedAsync(transaction, row);
        }
    }

    private async ValueTask<StepEnvironment> MakeEnvironmentAsync(
        ITurnTransaction transaction, ExecutionRow row, StateMachineDefinition definition, bool runsNow)
    {
        var activities = definition.Activities.Count == 0
            ? NoActivities
            : await ActivityRegistry.FindExistingAsync(transaction, definition.Activities);
        return new StepEnvironment
        {
            Now = timeProvider.GetUtcNow(),
            NewTaskToken = taskId => tokens.Make(row.Arn, taskId),
            NewId = random.NextId,
            NextChance = random.NextChance,
            HasActivity = activities.Contains,
            HistoryEventsMax = ExecutionArns.IsExpress(row.Arn) ? long.MaxValue : StepEnvironment.HistoryEventsMaxOfStandard,
            TransitionsMax = runsNow ? TransitionsPerTurnMax : 0,
        };
    }
}
