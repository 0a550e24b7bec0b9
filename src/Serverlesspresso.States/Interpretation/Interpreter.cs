using Serverlesspresso.States.Definitions;
using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.History;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Interpretation;

/// <summary>Runs state machines: a pure function from a checkpoint and a stimulus to the next checkpoint.</summary>
/// <remarks>
/// Errors of the language are data: neither method throws for anything that happens in an execution.
/// Source: the Amazon States Language specification, https://states-language.net/spec.html.
/// </remarks>
public static class Interpreter
{
    /// <summary>Starts an execution and runs it as far as it can go.</summary>
    /// <param name="definition">The state machine.</param>
    /// <param name="start">What the execution knows of itself.</param>
    /// <param name="environment">Time, ids and chance.</param>
    public static Step Start(StateMachineDefinition definition, ExecutionStart start, StepEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(environment);
        var isJson = JsonText.TryParse(start.Input, out var input, out var problem);
        var run = new Run(definition, Checkpoint.Initial(definition, start, input ?? JsonNull.Instance), environment);
        var scheduler = new Scheduler(run);
        run.Note(previousEventId: 0, "ExecutionStarted", new ExecutionStartedDetails(start.Input, start.RoleArn));
        if (!isJson)
        {
            Refuse(run, $"The execution's input is not valid JSON: {problem}");
            return scheduler.RunToWait();
        }

        var seconds = Math.Min(definition.TimeoutSeconds ?? long.MaxValue, start.SecondsMax ?? long.MaxValue);
        if (seconds != long.MaxValue)
        {
            run.SetMachineTimer(start.StartTime.AddSeconds(seconds));
        }

        run.Schedule(run.Frames[0]);
        return scheduler.RunToWait();
    }

    /// <summary>Goes on after something happened, as far as the execution can go.</summary>
    /// <param name="definition">The state machine the execution started with.</param>
    /// <param name="checkpoint">The execution so far. It is not changed.</param>
    /// <param name="stimulus">What happened.</param>
    /// <param name="environment">Time, ids and chance.</param>
    /// <exception cref="ArgumentException">The definition is not the one the execution started with.</exception>
    public static Step Resume(
        StateMachineDefinition definition,
        Checkpoint checkpoint,
        Stimulus stimulus,
        StepEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(stimulus);
        ArgumentNullException.ThrowIfNull(environment);
        var run = new Run(definition, checkpoint, environment);
        checkpoint.FindReady(run.Frames).ForEach(run.Schedule);
        var isConcerned = StimulusReceiver.Receive(run, stimulus, out var touched)
            || (stimulus is Stimulus.Continue && run.Ready.Count > 0);
        if (!isConcerned)
        {
            return new Step(checkpoint, [], [], Outcome: null);
        }

        if (touched is not null)
        {
            run.Schedule(touched);
        }

        return new Scheduler(run).RunToWait();
    }

    /// <summary>Takes an execution that has ended without success up again, from where it ended.</summary>
    /// <param name="definition">The state machine the execution started with.</param>
    /// <param name="checkpoint">The execution as its last step left it. It is not changed.</param>
    /// <param name="environment">Time, ids and chance.</param>
    /// <exception cref="ArgumentException">
    /// The definition is not the one the execution started with, or the execution runs or has succeeded.
    /// </exception>
    public static Step Redrive(StateMachineDefinition definition, Checkpoint checkpoint, StepEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(environment);
        var run = new Run(definition, checkpoint, environment);
        if (run.Frames.Count == 0 || !run.HasEnded)
        {
            throw new ArgumentException("The execution has not ended without success.", nameof(checkpoint));
        }

        var redriven = run.Redrive();
        if (definition.TimeoutSeconds is { } seconds)
        {
            run.SetMachineTimer(run.Now.AddSeconds(seconds));
        }

        Redriving.Redrive(run, redriven);
        return new Scheduler(run).RunToWait();
    }

    private static void Refuse(Run run, string message)
    {
        var failure = Failure.Runtime(message);
        run.End(
            previousEventId: 0,
            "ExecutionFailed",
            new FailureDetails("ExecutionFailed", failure, Resource: null),
            new ExecutionOutcome.Failed(failure.Error, failure.Cause));
    }
}
