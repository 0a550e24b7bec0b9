using Serverlesspresso.States.Branches;
using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Flow;
using Serverlesspresso.States.History;
using Serverlesspresso.States.Tasks;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Interpretation;

/// <summary>Takes what happened outside to the frame that waits for it.</summary>
internal static class StimulusReceiver
{
    /// <summary>Applies a stimulus.</summary>
    /// <param name="run">The run.</param>
    /// <param name="stimulus">What happened.</param>
    /// <param name="touched">The frame it went to, if that can now go on.</param>
    /// <returns>Whether it concerned the execution at all.</returns>
    public static bool Receive(Run run, Stimulus stimulus, out Frame? touched)
    {
        touched = null;
        if (run.HasEnded)
        {
            return false;
        }

        switch (stimulus)
        {
            case Stimulus.TaskSubmitted submitted:
                return ToTask(run, submitted.TaskId, out touched, (state, frame, task) =>
                    state.TrySubmit(run, frame, task, submitted.Output));
            case Stimulus.TaskTaken taken:
                return ToTask(run, taken.TaskId, out touched, (state, frame, task) =>
                    state.TryTake(run, frame, task, taken.WorkerName));
            case Stimulus.TaskSucceeded succeeded:
                return ToTask(run, succeeded.TaskId, out touched, (state, frame, task) =>
                    state.Succeed(run, frame, task, succeeded.Output));
            case Stimulus.TaskFailed failed:
                return ToTask(run, failed.TaskId, out touched, (state, frame, task) =>
                    state.Fail(run, frame, task, Clean(failed.Error, failed.Cause), "Failed"));
            case Stimulus.TaskSubmitFailed failed:
                return ToTask(run, failed.TaskId, out touched, (state, frame, task) =>
                    state.Fail(run, frame, task, Clean(failed.Error, failed.Cause), "SubmitFailed"));
            case Stimulus.TaskHeartbeat heartbeat:
                return ToTask(run, heartbeat.TaskId, out touched, (_, _, task) => Beat(run, task));
            case Stimulus.MapRunSucceeded succeeded:
                return ToMapRun(run, succeeded.MapRunArn, out touched, (state, frame, _) =>
                    state.Succeed(run, frame, ReadOutput(succeeded.Output)));
            case Stimulus.MapRunExceededFailures exceeded:
                return ToMapRun(run, exceeded.MapRunArn, out touched, (_, frame, mapRun) =>
                    DistributedMapState.Fail(run, frame, mapRun, Failure.TooManyFailed));
            case Stimulus.MapRunBroken broken:
                return ToMapRun(run, broken.MapRunArn, out touched, (_, frame, mapRun) =>
                    DistributedMapState.Fail(run, frame, mapRun, Failure.MapRunBroken));
            case Stimulus.TimerFired fired:
                return ReceiveTimer(run, fired.TimerId, out touched);
            case Stimulus.Stop stop:
                Stop(run, Clean(stop.Error, stop.Cause));
                return true;
            default:
                return false;
        }
    }

    private static bool ToTask(Run run, long taskId, out Frame? touched, Func<TaskState, Frame, OpenTask, bool> apply)
    {
        touched = run.Frames.Find(frame => frame.Task?.Id == taskId);
        return touched is { Task: { } task, State: TaskState state } && apply(state, touched, task);
    }

    private static bool ToMapRun(
        Run run, string arn, out Frame? touched, Action<DistributedMapState, Frame, OpenMapRun> apply)
    {
        touched = run.Frames.Find(frame => frame.MapRun is { IsRunning: true } mapRun && mapRun.Arn == arn);
        if (touched is not { MapRun: { } waited, State: DistributedMapState state })
        {
            return false;
        }

        apply(state, touched, waited);
        return true;
    }

    /// <summary>The host puts the outputs of executions together, which are valid.</summary>
    private static JsonValue? ReadOutput(string? output) =>
        output is not null && JsonText.TryParse(output, out var value, out _) ? value : null;

    private static bool Beat(Run run, OpenTask task)
    {
        if (task.HeartbeatTimer == 0)
        {
            return false;
        }

        run.Ask(new Request.SetTimer(task.HeartbeatTimer, run.Now.AddSeconds(task.HeartbeatSeconds)));
        return true;
    }

    private static bool ReceiveTimer(Run run, long timerId, out Frame? touched)
    {
        touched = null;
        if (timerId == 0)
        {
            return false;
        }

        if (timerId == run.MachineTimer)
        {
            TimeOut(run);
            return true;
        }

        touched = run.Frames.Find(frame =>
            frame.TimerId == timerId || frame.Task?.TimeoutTimer == timerId || frame.Task?.HeartbeatTimer == timerId);
        if (touched is null)
        {
            return false;
        }

        Fire(run, touched, timerId);
        return true;
    }

    private static void Fire(Run run, Frame frame, long timerId)
    {
        if (frame is { Task: { } task, State: TaskState state })
        {
            state.TimeOut(run, frame, task, timerId);
            return;
        }

        frame.TimerId = 0;
        if (frame.Phase == Phase.Wait)
        {
            ((WaitState)frame.State).Complete(run, frame);
        }
        else
        {
            frame.State.Execute(run, frame);
        }
    }

    private static void TimeOut(Run run)
    {
        var previous = run.Frames[0].PreviousEventId;
        NoteAborted(run);
        run.End(
            previous,
            "ExecutionTimedOut",
            new FailureDetails("ExecutionTimedOut", new Failure(Error: null, Cause: null), Resource: null),
            new ExecutionOutcome.TimedOut());
    }

    private static void Stop(Run run, Failure failure)
    {
        var previous = run.Frames[0].PreviousEventId;
        NoteAborted(run);
        run.End(
            previous,
            "ExecutionAborted",
            new FailureDetails("ExecutionAborted", failure, Resource: null),
            new ExecutionOutcome.Aborted(failure.Error, failure.Cause));
    }

    private static void NoteAborted(Run run)
    {
        foreach (var frame in run.Frames)
        {
            if (!frame.IsReady)
            {
                Forks.NoteStateAborted(run, frame, frame.PreviousEventId);
            }
        }
    }

    private static Failure Clean(string? error, string? cause) => new(
        error is null ? null : JsonCharacters.WithoutHalfPairs(error),
        cause is null ? null : JsonCharacters.WithoutHalfPairs(cause));
}
