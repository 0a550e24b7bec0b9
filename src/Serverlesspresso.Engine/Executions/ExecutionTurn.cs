using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Serverlesspresso.Engine.Executions.Express;
using Serverlesspresso.Engine.Integrations;
using Serverlesspresso.Engine.MapRuns;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Work;
using Serverlesspresso.States.Definitions;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.Engine.Executions;

/// <summary>
/// One execution within one run of a turn: steps of the interpreter and the fulfilment of their requests, in turns,
/// until it must wait or ends.
/// </summary>
internal sealed class ExecutionTurn
{
    // Payloads are stored and shown as JSON to API clients, never put into a page unescaped.
    private static readonly JsonWriterOptions HistoryWriterOptions =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ITurnTransaction _transaction;
    private readonly StateMachineDefinition _definition;
    private readonly TaskIntegrations _integrations;
    private readonly StepEnvironment _environment;
    private readonly Queue<Stimulus> _stimuli = new();
    private readonly HashSet<long> _answered = [];
    private readonly List<HistoryEvent> _history = [];
    private readonly Dictionary<long, long> _timerWork;
    private readonly Dictionary<long, DateTimeOffset?> _timerChanges = [];
    private ExecutionRow _row;
    private Checkpoint? _checkpoint;
    private ExecutionOutcome? _outcome;

    public ExecutionTurn(
        ITurnTransaction transaction,
        ExecutionRow row,
        ExecutionProgress? progress,
        StateMachineDefinition definition,
        TaskIntegrations integrations,
        StepEnvironment environment)
    {
        _transaction = transaction;
        _row = row;
        _checkpoint = progress?.Checkpoint;
        _timerWork = progress is null ? [] : new Dictionary<long, long>(progress.TimerWork);
        _definition = definition;
        _integrations = integrations;
        _environment = environment;
    }

    /// <summary>Whether a task of the execution still wants its result, also counting results that wait their turn.</summary>
    public bool IsTaskOpen(long taskId) =>
        _outcome is null && !_answered.Contains(taskId) && (_checkpoint?.IsTaskOpen(taskId) ?? false);

    /// <summary>Adds a stimulus that came from within the turn itself.</summary>
    public void Enqueue(Stimulus stimulus)
    {
        if (stimulus is Stimulus.TaskSucceeded or Stimulus.TaskFailed)
        {
            _answered.Add(TaskIdOf(stimulus));
        }

        _stimuli.Enqueue(stimulus);
    }

    /// <summary>Starts the execution and runs it as far as it can go.</summary>
    public ValueTask<ExecutionRow> StartAsync(ExecutionStart start) =>
        RunAsync(Interpreter.Start(_definition, start, _environment));

    /// <summary>Takes an execution that has ended without success up again, and runs it as far as it can go.</summary>
    public ValueTask<ExecutionRow> RedriveAsync() =>
        RunAsync(Interpreter.Redrive(_definition, _checkpoint!, _environment)); // Only one with a checkpoint is redriven.

    /// <summary>Goes on after a stimulus, as far as it can go.</summary>
    public ValueTask<ExecutionRow> ResumeAsync(Stimulus stimulus)
    {
        if (stimulus is Stimulus.TimerFired fired)
        {
            _timerWork.Remove(fired.TimerId);
        }

        return RunAsync(ResumeOnce(stimulus));
    }

    private static long TaskIdOf(Stimulus stimulus) => stimulus switch
    {
        Stimulus.TaskSucceeded succeeded => succeeded.TaskId,
        Stimulus.TaskFailed failed => failed.TaskId,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Step ResumeOnce(Stimulus stimulus)
    {
        // An execution that runs has a checkpoint: the constructor or the first step gave it.
        return Interpreter.Resume(_definition, _checkpoint!, stimulus, _environment);
    }

    private async ValueTask<ExecutionRow> RunAsync(Step step)
    {
        while (true)
        {
            _history.AddRange(step.History);
            _checkpoint = step.Checkpoint;
            _outcome ??= step.Outcome;
            foreach (var request in step.Requests)
            {
                await FulfilAsync(request);
            }

            if (!_stimuli.TryDequeue(out var stimulus))
            {
                break;
            }

            step = ResumeOnce(stimulus);
        }

        ChangeTimers();
        await WriteAsync();
        return _row;
    }

    private async ValueTask FulfilAsync(Request request)
    {
        switch (request)
        {
            case Request.RunTask task:
                if (await RunTaskAsync(task) is { } stimulus)
                {
                    _stimuli.Enqueue(stimulus);
                }

                break;
            case Request.SetTimer timer:
                _timerChanges[timer.TimerId] = timer.Due;
                break;
            case Request.CancelTimer timer:
                _timerChanges[timer.TimerId] = null;
                break;
            case Request.StartMapRun mapRun:
                await MapRunRequests.StartAsync(_transaction, _row, mapRun, _environment.Now);
                break;
            case Request.AbortMapRun mapRun:
                await MapRunRequests.AbortAsync(_transaction, mapRun.MapRunArn, _environment.Now);
                break;
            case Request.RedriveMapRun mapRun:
                await MapRunRequests.RedriveAsync(_transaction, mapRun.MapRunArn, _environment.Now);
                break;
            case Request.ContinueLater:
                AddWork(WorkKind.Continuation, _environment.Now, "{}");
                break;
            case Request.CancelTask task:
                await _integrations.CancelAsync(task.ResourceType, _transaction, _row.Arn, task.TaskId);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async ValueTask<Stimulus?> RunTaskAsync(Request.RunTask task)
    {
        using var parameters = JsonDocument.Parse(task.Parameters);
        var outcome = await _integrations.RunAsync(
            task.ResourceType,
            new TaskCall
            {
                Transaction = _transaction,
                ExecutionArn = _row.Arn,
                StateMachineArn = _row.StateMachineArn,
                TaskId = task.TaskId,
                Action = task.Action,
                Resource = task.Resource,
                Parameters = parameters.RootElement,
                TraceHeader = _row.TraceHeader,
            });
        var isAnswered = task.Pattern == IntegrationPattern.RequestResponse;
        return outcome switch
        {
            TaskOutcome.Waiting => null,
            TaskOutcome.Succeeded succeeded when isAnswered =>
                new Stimulus.TaskSucceeded(task.TaskId, succeeded.Output),
            TaskOutcome.Succeeded submitted => new Stimulus.TaskSubmitted(task.TaskId, submitted.Output),
            TaskOutcome.Failed failed when isAnswered =>
                new Stimulus.TaskFailed(task.TaskId, failed.Error, failed.Cause),
            TaskOutcome.Failed refused => new Stimulus.TaskSubmitFailed(task.TaskId, refused.Error, refused.Cause),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private void ChangeTimers()
    {
        foreach (var (timerId, due) in _timerChanges)
        {
            if (_timerWork.Remove(timerId, out var workId))
            {
                _transaction.CancelWork(workId);
            }

            if (due is { } instant && _outcome is null)
            {
                var payload = timerId.ToString(System.Globalization.CultureInfo.InvariantCulture);
                _timerWork.Add(timerId, AddWork(WorkKind.Timer, instant, payload));
            }
        }

        if (_outcome is not null)
        {
            foreach (var workId in _timerWork.Values)
            {
                _transaction.CancelWork(workId);
            }
        }
    }

    private long AddWork(WorkKind kind, DateTimeOffset due, string payload) =>
        _transaction.AddWork(new NewWork(kind, WorkShards.Of(_row.Arn), due, _row.Arn, payload)).Id;

    private async ValueTask WriteAsync()
    {
        // A stimulus that no longer concerns the execution leaves no history: then there is nothing to write either,
        // unless a heartbeat moved a timer.
        if (_history.Count == 0 && _timerChanges.Count == 0)
        {
            return;
        }

        var isExpress = ExecutionArns.IsExpress(_row.Arn);
        if (_history.Count > 0 && !isExpress)
        {
            _transaction.AppendHistory(
                new HistoryRow(_row.Arn, _history[0].Id, _history[^1].Id, PackHistory()));
        }

        _row = _row with { LastEventId = _history.Count > 0 ? _history[^1].Id : _row.LastEventId };
        _row = _outcome is null
            ? _row with { Checkpoint = new ExecutionProgress(_checkpoint!, _timerWork).Serialize() }
            : End(_row, _outcome);
        if (isExpress)
        {
            await ExpressRows.WriteAsync(_transaction, _row);
        }
        else
        {
            _transaction.PutExecution(_row);
        }
    }

    private ExecutionRow End(ExecutionRow row, ExecutionOutcome outcome)
    {
        var ended = row with { StoppedAt = _environment.Now, Checkpoint = null };
        if (outcome is not ExecutionOutcome.Succeeded)
        {
            // Where it stopped is kept, so that it can be redriven from there; its timers are gone.
            ended = ended with { Checkpoint = new ExecutionProgress(_checkpoint!, new Dictionary<long, long>()).Serialize() };
        }

        return outcome switch
        {
            ExecutionOutcome.Succeeded succeeded =>
                ended with { Status = ExecutionStatus.Succeeded, Output = succeeded.Output },
            ExecutionOutcome.Failed failed =>
                ended with { Status = ExecutionStatus.Failed, Error = failed.Error, Cause = failed.Cause },
            ExecutionOutcome.TimedOut => ended with { Status = ExecutionStatus.TimedOut, Error = "States.Timeout" },
            ExecutionOutcome.Aborted aborted =>
                ended with { Status = ExecutionStatus.Aborted, Error = aborted.Error, Cause = aborted.Cause },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private byte[] PackHistory()
    {
        var buffer = new ArrayBufferWriter<byte>(1_024);
        using (var writer = new Utf8JsonWriter(buffer, HistoryWriterOptions))
        {
            writer.WriteStartArray();
            foreach (var historyEvent in _history)
            {
                historyEvent.WriteTo(writer);
            }

            writer.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
