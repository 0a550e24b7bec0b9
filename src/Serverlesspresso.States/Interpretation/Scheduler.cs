using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.History;
using Serverlesspresso.States.Tasks;

namespace Serverlesspresso.States.Interpretation;

/// <summary>Runs the threads of an execution in turns until all of them wait.</summary>
internal sealed class Scheduler(Run run)
{
    private readonly List<Frame> _deferred = [];
    private int _entered;

    public Step RunToWait()
    {
        while (run.Outcome is null && run.Ready.TryDequeue(out var frame))
        {
            frame.IsQueued = false;
            Advance(frame);
            if (run.IsHistoryFull && run.Outcome is null)
            {
                EndFull(frame);
            }

            run.Schedule(frame);
        }

        if (run.Outcome is not null)
        {
            _deferred.Clear();
        }

        // A thread may have been given up after it was put off.
        _deferred.RemoveAll(frame => !frame.IsReady);
        if (_deferred.Count > 0)
        {
            run.Ask(new Request.ContinueLater());
        }

        return run.ToStep(_deferred);
    }

    private void Advance(Frame frame)
    {
        if (frame.Phase == Phase.Handed)
        {
            var task = frame.Task!; // A frame is handed only together with its task and parameters.
            ((TaskState)frame.State).Begin(run, frame, task, frame.HandedParameters!, frame.HandedTimeout);
            return;
        }

        if (frame.Phase == Phase.Redo)
        {
            frame.State.Execute(run, frame);
            return;
        }

        while (frame.Phase == Phase.Enter)
        {
            if (_entered >= run.Environment.TransitionsMax)
            {
                _deferred.Add(frame);
                frame.IsQueued = true;
                return;
            }

            Enter(frame);
            if (run.Ready.Count > 0 || run.Outcome is not null || run.IsHistoryFull)
            {
                return;
            }
        }
    }

    private void Enter(Frame frame)
    {
        _entered++;
        frame.HasEntered = true;
        frame.EnteredTime = run.Now;
        frame.EnteredEventId = run.Record(
            frame,
            frame.State.EnteredType,
            new StateEnteredDetails(frame.State.Name, frame.Input));
        frame.State.Execute(run, frame);
    }

    private void EndFull(Frame frame)
    {
        var failure = new Failure(ErrorNames.Runtime, "The execution reached the maximum number of history events (25000).");
        run.End(
            frame.PreviousEventId,
            "ExecutionFailed",
            new FailureDetails("ExecutionFailed", failure, Resource: null),
            new ExecutionOutcome.Failed(failure.Error, failure.Cause));
    }
}
