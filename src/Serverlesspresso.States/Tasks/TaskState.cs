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
        var input = Run.FilterInput(frame, this);
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

        if (Resource.IsActivity && !run.Environment.HasActivity(Resource.Text))
        {
            Faults.Raise(run, frame, Failure.Runtime($"The activity {Resource.Text} does not exist."));
            return;
        }

        Schedule(run, frame, parameters.Value, timeout, heartbeat);
    }

    /// <summary>
    /// Starts the scheduled task: asks the host for it and sets its timers. That of an activity starts only when a worker
    /// takes it.
    /// </summary>
    public void Begin(Run run, Frame frame, OpenTask task, JsonValue parameters, long? timeout)
    {
        Ask(run, frame, task, parameters);
        if (Resource.IsActivity)
        {
            frame.Open(task with { TimeoutSeconds = timeout ?? 0 });
            return;
        }

        var details = Resource.Shown is { } shown ? new TaskStartedDetails(shown) : null;
        run.Record(frame, Resource.EventPrefix + "Started", details);
        frame.Open(WithTimers(run, task, timeout ?? 0));
    }

    /// <summary>Notes that a worker has taken the task of an activity, and sets its timers; only once.</summary>
    public bool TryTake(Run run, Frame frame, OpenTask task, string? workerName)
    {
        if (task.IsSubmitted || !Resource.IsActivity)
        {
            return false;
        }

        run.Record(frame, "ActivityStarted", new ActivityStartedDetails(workerName));
        frame.Open(WithTimers(run, task, task.TimeoutSeconds) with { IsSubmitted = true });
        return true;
    }

    private static OpenTask WithTimers(Run run, OpenTask task, long timeout) => task with
    {
        TimeoutTimer = timeout > 0 ? run.SetTimer(timeout) : 0,
        HeartbeatTimer = task.HeartbeatSeconds > 0 ? run.SetTimer(task.HeartbeatSeconds) : 0,
    };

    private void Ask(Run run, Frame frame, OpenTask task, JsonValue parameters)
    {
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
    }

    /// <summary>Notes that the service has taken the request; only once, and only where the task goes on after it.</summary>
    public bool TrySubmit(Run run, Frame frame, OpenTask task, string output)
    {
        if (task.IsSubmitted || Resource.Pattern is IntegrationPattern.RequestResponse or IntegrationPattern.Activity)
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
        var type = Resource.EventPrefix + "Succeeded";
        run.Record(frame, type, Resource.Shown is { } shown
            ? new TaskOutputDetails("taskSucceededEventDetails", shown, output)
            : new WorkOutputDetails(type, output));
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
        var type = Resource.EventPrefix + how;
        run.Record(frame, type, new FailureDetails(type, failure, Resource.Shown));
        Faults.Raise(run, frame, failure);
        return true;
    }

    /// <summary>Gives the task up because one of its timers has fired.</summary>
    public void TimeOut(Run run, Frame frame, OpenTask task, long timerId)
    {
        run.Ask(new Request.CancelTask(task.Id, Resource.Type));
        var error = timerId == task.TimeoutTimer ? ErrorNames.Timeout : ErrorNames.HeartbeatTimeout;
        Fail(run, frame, task, new Failure(error, Cause: null), "TimedOut");
    }

    private void Schedule(Run run, Frame frame, JsonValue parameters, long? timeout, long? heartbeat)
    {
        var type = Resource.EventPrefix + "Scheduled";
        var id = run.Record(frame, type, Resource.Shown is { } shown
            ? new TaskScheduledDetails(shown, parameters, run.Start.Region, timeout, heartbeat)
            : new WorkScheduledDetails(type, Resource.Text, parameters, timeout, Resource.IsActivity ? heartbeat : null));
        frame.Hand(new OpenTask(id) { HeartbeatSeconds = heartbeat ?? 0 }, parameters, timeout);
    }
}
