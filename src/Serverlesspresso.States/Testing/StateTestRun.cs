using System.Diagnostics;
using Serverlesspresso.States.Branches;
using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Tasks;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Testing;

/// <summary>A test under way. Used by one thread at a time.</summary>
public sealed class StateTestRun
{
    private readonly Run _run;
    private readonly Frame _frame;
    private readonly StateWatch _watch;
    private readonly StateTest _test;

    internal StateTestRun(Run run, StateTest test)
    {
        _run = run;
        _frame = run.Frames[0];
        _watch = run.Watch!; // A test is watched.
        _test = test;
    }

    /// <summary>Runs the state as far as it can go.</summary>
    public StateTestStep Start()
    {
        // The texts of errors count these events.
        _run.Note(previousEventId: 0, "ExecutionStarted");
        _frame.HasEntered = true;
        _frame.EnteredEventId = _run.Record(_frame, _frame.State.EnteredType);
        if (_test.Mock is { } mock && _frame.State is ForkState or DistributedMapState)
        {
            Survey(mock);
        }
        else
        {
            _frame.State.Execute(_run, _frame);
            Begin();
        }

        return ToStep();
    }

    /// <summary>Goes on after the task's outcome or its timer.</summary>
    /// <param name="stimulus">What happened.</param>
    public StateTestStep Resume(Stimulus stimulus)
    {
        StimulusReceiver.Receive(_run, stimulus, out _);
        return ToStep();
    }

    /// <summary>Gives the test up because it takes longer than a test may.</summary>
    public StateTestResult TimeOut()
    {
        _watch.Fail(new Failure(ErrorNames.Timeout, Cause: null));
        return ToResult();
    }

    /// <summary>Starts the task that the state has scheduled, and answers it if its outcome is mocked.</summary>
    private void Begin()
    {
        if (_frame is not { Phase: Phase.Handed, Task: { } task, State: TaskState state })
        {
            return;
        }

        state.Begin(_run, _frame, task, _frame.HandedParameters!, _frame.HandedTimeout); // Handed together with its parameters.
        if (_test.Mock is { } mock)
        {
            StimulusReceiver.Receive(
                _run,
                mock.Error is { } error
                    ? new Stimulus.TaskFailed(task.Id, error.Error, error.Cause)
                    : new Stimulus.TaskSucceeded(task.Id, mock.Result ?? "null"),
                out _);
        }
    }

    /// <summary>Does all of a Map or Parallel but its iterations or branches.</summary>
    private void Survey(StateTestMock mock)
    {
        if (ReadFields() is { } unreadable)
        {
            Faults.Raise(_run, _frame, unreadable);
        }
        else if (mock.Error is { } error)
        {
            Faults.Raise(_run, _frame, new Failure(error.Error, error.Cause));
        }
        else if (_watch.Map is { } map && !map.Tolerates(_test.Configuration.MapIterationFailureCount ?? 0))
        {
            Faults.Raise(_run, _frame, Failure.TooManyFailed);
        }
        else
        {
            StateExit.FinishResult(_run, _frame, JsonText.Parse(mock.Result ?? "[]"));
        }
    }

    private Failure? ReadFields()
    {
        if (_frame.State is ParallelState state)
        {
            return Run.ReadInput(_frame, state).Failure;
        }

        var failure = MapSurvey.Read(_frame, out var survey);
        _watch.Map = failure is null ? survey : null;
        return failure;
    }

    private StateTestStep ToStep()
    {
        if (_watch.Status is not null)
        {
            return new StateTestStep.Ended(ToResult());
        }

        var timer = _run.Requests.OfType<Request.SetTimer>().MinBy(request => request.Due);
        return _run.Requests.OfType<Request.RunTask>().LastOrDefault() is { } task
            ? new StateTestStep.RunsTask(task, timer)
            : new StateTestStep.Waits(timer ?? throw new UnreachableException("A state that has not ended waits for something."));
    }

    private StateTestResult ToResult() => new()
    {
        Status = _watch.Status!.Value, // Asked for at the end only.
        Output = _watch.Output?.ToText(),
        Error = _watch.Failure?.Error,
        Cause = _watch.Failure?.Cause,
        NextState = _watch.Next,
        Inspection = StateInspector.Inspect(_frame, _watch),
    };
}
