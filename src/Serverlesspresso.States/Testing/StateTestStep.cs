using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Testing;

/// <summary>How far a test has come.</summary>
public abstract record StateTestStep
{
    private protected StateTestStep()
    {
    }

    /// <summary>The state has ended.</summary>
    /// <param name="Result">How.</param>
    public sealed record Ended(StateTestResult Result) : StateTestStep;

    /// <summary>The host must do the task's work and come back with its outcome, or with the timer if that is sooner.</summary>
    /// <param name="Task">The task.</param>
    /// <param name="Timer">When the task times out; null if it does not by itself.</param>
    public sealed record RunsTask(Request.RunTask Task, Request.SetTimer? Timer) : StateTestStep;

    /// <summary>The state waits: the host must come back when its timer has fired.</summary>
    /// <param name="Timer">The timer.</param>
    public sealed record Waits(Request.SetTimer Timer) : StateTestStep;
}
