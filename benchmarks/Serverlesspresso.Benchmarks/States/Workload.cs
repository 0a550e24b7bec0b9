using Serverlesspresso.States.Definitions;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.Benchmarks.States;

/// <summary>A state machine with its input, run whole in memory.</summary>
internal sealed class Workload
{
    private static readonly StepEnvironment Environment = new()
    {
        Now = DateTimeOffset.UnixEpoch,
        NewTaskToken = id => $"token-{id}",
        NewId = () => Guid.Empty,
        NextChance = () => 0.5,
        TransitionsMax = int.MaxValue,
    };

    private readonly StateMachineDefinition _definition;
    private readonly ExecutionStart _start;

    public Workload(string definition, string input)
    {
        var parsed = StateMachineDefinition.Parse(definition);
        _definition = parsed.Definition ?? throw new InvalidOperationException(string.Join("; ", parsed.Diagnostics));
        _start = new ExecutionStart
        {
            ExecutionArn = "arn:aws:states:us-east-1:123456789012:execution:Bench:run",
            ExecutionName = "run",
            StateMachineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:Bench",
            StateMachineName = "Bench",
            RoleArn = "arn:aws:iam::123456789012:role/role",
            Region = "us-east-1",
            StartTime = DateTimeOffset.UnixEpoch,
            Input = input,
        };
    }

    public Step Start() => Interpreter.Start(_definition, _start, Environment);

    public Step Resume(Checkpoint checkpoint, Stimulus stimulus) =>
        Interpreter.Resume(_definition, checkpoint, stimulus, Environment);

    /// <summary>Runs the machine once; throws unless it succeeds.</summary>
    public Step Run()
    {
        var step = Start();
        return step.Outcome is ExecutionOutcome.Succeeded
            ? step
            : throw new InvalidOperationException($"The workload ended as {step.Outcome}.");
    }
}
