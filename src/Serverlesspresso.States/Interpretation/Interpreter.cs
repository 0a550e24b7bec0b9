using Serverlesspresso.States.Definitions;

namespace Serverlesspresso.States.Interpretation;

/// <summary>Runs state machines: a pure function from a checkpoint and a stimulus to the next checkpoint.</summary>
/// <remarks>Source: the Amazon States Language specification, https://states-language.net/spec.html.</remarks>
public static class Interpreter
{
    /// <summary>Starts an execution and runs it as far as it can go.</summary>
    /// <param name="definition">The state machine.</param>
    /// <param name="start">What the execution knows of itself.</param>
    /// <param name="environment">Time, ids and chance.</param>
    public static Step Start(StateMachineDefinition definition, ExecutionStart start, StepEnvironment environment) =>
        throw new NotImplementedException();

    /// <summary>Goes on after something happened, as far as the execution can go.</summary>
    /// <param name="definition">The state machine the execution started with.</param>
    /// <param name="checkpoint">The execution so far. It is not changed.</param>
    /// <param name="stimulus">What happened.</param>
    /// <param name="environment">Time, ids and chance.</param>
    public static Step Resume(
        StateMachineDefinition definition,
        Checkpoint checkpoint,
        Stimulus stimulus,
        StepEnvironment environment) =>
        throw new NotImplementedException();
}
