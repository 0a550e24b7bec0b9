using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Flow;
using Serverlesspresso.States.History;
using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Tasks;

internal sealed class TaskState() : State("Task")
{
    public required TaskResource Resource { get; init; }

    public required SecondsField Timeout { get; init; }

    public required SecondsField Heartbeat { get; init; }

    public override bool CanRetry => true;

    /// <summary>Schedules the task. It is started by the frame's next turn, as AWS does it.</summary>
    public override void Execute(Run run, Frame frame)
    {
        frame.TaskToken = Resource.Pattern == IntegrationPattern.WaitForTaskToken
            ? run.Environment.NewTaskToken(run.LastEventId + 1)
            : null;
        var input = InputPath.Read(frame.Input, frame);
        if (input.Failure is { } failure)
        {
            Faults.Raise(run, frame, failure);
            return;
        }

        // Timeouts refer to the state's input, which Parameters shape only for the service.
        var scope = new Scope(input.Value, frame);
        long? heartbeat = null;
        var refusal = Timeout.Read(scope, out var timeout) ?? Heartbeat.Read(scope, out heartbeat);
        if (refusal is not null)
        {
            Faults.Raise(run, frame, refusal);
            return;
        }

        var parameters = Run.FillParameters(frame, this, input);
        if (parameters.Failure is { } unfilled)
        {
            Faults.Raise(run, frame, unfilled);
            return;
        }

        Schedule(run, frame, parameters.Value, timeout, heartbeat);
    }

    /// <summary>Starts the scheduled task: asks the host for it and sets its timers.</summary>
    public void Begin(Run run, Frame frame, OpenTask task, JsonValue parameters, long? timeout)
    {
        run.Record(
            frame,
            Resource.IsFunction ? "LambdaFunctionStarted" : "TaskStarted",
            Resource.IsFunction ? null : new TaskStartedDetails(Resource));
        run.Ask(new Request.RunTask
        {
            TaskId = task.Id,
            Resource = Resource.Text,
            ResourceType = Resource.Type,
            Action = Resource.Action,
            Pattern = Resource.Pattern,
            Parameters = parameters.ToText(),
            TaskToken = frame.TaskToken,
        });
        frame.TaskToken = null;
        frame.Open(task with
        {
            TimeoutTimer = timeout is { } seconds ? run.SetTimer(seconds) : 0,
            HeartbeatTimer = task.HeartbeatSeconds > 0 ? run.SetTimer(task.HeartbeatSeconds) : 0,
        });
    }

    /// <summary>Notes that the service has taken the request; only once, and only where the task goes on after it.</summary>
    public bool TrySubmit(Run run, Frame frame, OpenTask task, string output)
    {
        if (task.IsSubmitted || Resource.Pattern == IntegrationPattern.RequestResponse)
        {
            return false;
        }

        run.Record(frame, "TaskSubmitted", new TaskOutputDetails("taskSubmittedEventDetails", Resource, output));
        frame.Open(task with { IsSubmitted = true });
        return true;
    }

    public bool Succeed(Run run, Frame frame, OpenTask task, string output)
    {
        if (!JsonText.TryParse(output, out var value, out var problem))
        {
            return Fail(
                run,
                frame,
                task,
                new Failure(ErrorNames.Runtime, $"The result of the task is not valid JSON: {problem}"),
                "Failed");
        }

        if (value.Utf8Length > Quotas.PayloadBytesMax)
        {
            return Fail(run, frame, task, Failure.TooLarge(Resource.Producer), "Failed");
        }

        run.Close(frame, task);
        run.Record(frame, Resource.IsFunction ? "LambdaFunctionSucceeded" : "TaskSucceeded", Resource.IsFunction
            ? new FunctionOutputDetails(output)
            : new TaskOutputDetails("taskSucceededEventDetails", Resource, output));
        StateExit.FinishResult(run, frame, value);
        return true;
    }

    /// <summary>Notes a failure in history and hands it to Retry and Catch.</summary>
    /// <param name="run">The run.</param>
    /// <param name="frame">The frame whose task failed.</param>
    /// <param name="task">The task.</param>
    /// <param name="failure">The failure.</param>
    /// <param name="how">The end of the event's type: Failed, TimedOut, SubmitFailed.</param>
    public bool Fail(Run run, Frame frame, OpenTask task, Failure failure, string how)
    {
        run.Close(frame, task);
        var type = (Resource.IsFunction ? "LambdaFunction" : "Task") + how;
        run.Record(frame, type, new FailureDetails(type, failure, Resource.IsFunction ? null : Resource));
        Faults.Raise(run, frame, failure);
        return true;
    }

    /// <summary>Gives the task up because one of its timers has fired.</summary>
    public void TimeOut(Run run, Frame frame, OpenTask task, long timerId)
    {
        run.Ask(new Request.CancelTask(task.Id));
        var error = timerId == task.TimeoutTimer ? ErrorNames.Timeout : ErrorNames.HeartbeatTimeout;
        Fail(run, frame, task, new Failure(error, Cause: null), "TimedOut");
    }

    private void Schedule(Run run, Frame frame, JsonValue parameters, long? timeout, long? heartbeat)
    {
        var id = run.Record(frame, Resource.IsFunction ? "LambdaFunctionScheduled" : "TaskScheduled", Resource.IsFunction
            ? new FunctionScheduledDetails(Resource.Text, parameters, timeout)
            : new TaskScheduledDetails(Resource, parameters, run.Start.Region, timeout, heartbeat));
        frame.Hand(new OpenTask(id) { HeartbeatSeconds = heartbeat ?? 0 }, parameters, timeout);
    }
}
