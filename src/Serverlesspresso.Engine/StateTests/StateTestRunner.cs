using System.Diagnostics;
using System.Text.Json;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.HttpTasks;
using Serverlesspresso.Engine.Integrations;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Testing;

namespace Serverlesspresso.Engine.StateTests;

/// <summary>Tests states alone: no execution is made, but what a task calls is really called unless its outcome is mocked.</summary>
/// <param name="turns">Runs the turns of what tasks call.</param>
/// <param name="integrations">What tasks can call.</param>
/// <param name="caller">Makes the calls that leave the server.</param>
/// <param name="tokens">Makes task tokens.</param>
/// <param name="arns">Makes ARNs.</param>
/// <param name="random">Ids and chance.</param>
/// <param name="timeProvider">The clock.</param>
/// <remarks>Source: AWS Step Functions API Reference, TestState.</remarks>
public sealed class StateTestRunner(
    TurnRunner turns,
    TaskIntegrations integrations,
    HttpCaller caller,
    TaskTokens tokens,
    Arns arns,
    IRandomSource random,
    TimeProvider timeProvider)
{
    /// <summary>How long a test may take.</summary>
    public static readonly TimeSpan DurationMax = TimeSpan.FromMinutes(5);

    /// <summary>Runs a test. Returns once what its task wrote is on disk.</summary>
    /// <param name="test">The test.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="StateTestRefusedException">The test has a mistake.</exception>
    /// <exception cref="InvalidDefinitionException">The task calls what this server does not have.</exception>
    public async Task<StateTestOutcome> RunAsync(StateTest test, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(test);
        var start = MakeStart(test);
        var prepared = StateTester.Prepare(test, start, MakeEnvironment(start.ExecutionArn));
        if (prepared.Run is not { } run)
        {
            // One of the two is there.
            throw new StateTestRefusedException(prepared.Problem!);
        }

        var endsBy = timeProvider.GetUtcNow() + DurationMax;
        HttpExchange? exchange = null;
        var step = run.Start();
        while (true)
        {
            switch (step)
            {
                case StateTestStep.Ended ended:
                    return new StateTestOutcome(ended.Result, exchange);
                case StateTestStep.Waits waiting when waiting.Timer.Due > endsBy:
                    return new StateTestOutcome(run.TimeOut(), exchange);
                case StateTestStep.Waits waiting:
                    await Task.Delay(UntilDue(waiting.Timer), timeProvider, cancellationToken);
                    step = run.Resume(new Stimulus.TimerFired(waiting.Timer.TimerId));
                    break;
                case StateTestStep.RunsTask { Task.ResourceType: HttpIntegration.Type } asked:
                    (var stimulus, exchange) = await CallOutsideAsync(asked, test.RevealsSecrets, cancellationToken);
                    step = run.Resume(stimulus);
                    break;
                case StateTestStep.RunsTask asked:
                    var outcome = await CallAsync(asked.Task, start, cancellationToken);
                    step = run.Resume(IsOver(asked.Timer) ? new Stimulus.TimerFired(asked.Timer!.TimerId) : outcome); // It is there if over.
                    break;
                default:
                    throw new UnreachableException();
            }
        }
    }

    private bool IsOver(Request.SetTimer? timer) => timer is not null && UntilDue(timer) == TimeSpan.Zero;

    private TimeSpan UntilDue(Request.SetTimer timer)
    {
        var left = timer.Due - timeProvider.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private async Task<Stimulus> CallAsync(Request.RunTask task, ExecutionStart start, CancellationToken cancellationToken)
    {
        if (!integrations.CanRun(task.Resource))
        {
            throw new InvalidDefinitionException(
                $"SCHEMA_VALIDATION_FAILED: The resource '{task.Resource}' is not supported by this server");
        }

        using var parameters = JsonDocument.Parse(task.Parameters);
        var outcome = await turns.RunAsync(
            transaction => integrations.RunAsync(
                task.ResourceType,
                new TaskCall
                {
                    Transaction = transaction,
                    ExecutionArn = start.ExecutionArn,
                    StateMachineArn = start.StateMachineArn,
                    TaskId = task.TaskId,
                    Resource = task.Resource,
                    Action = task.Action,
                    Parameters = parameters.RootElement,
                }),
            cancellationToken);
        return ToStimulus(task, outcome);
    }

    private async Task<(Stimulus Stimulus, HttpExchange? Exchange)> CallOutsideAsync(
        StateTestStep.RunsTask asked, bool revealsSecrets, CancellationToken cancellationToken)
    {
        using var timeout = asked.Timer is { } timer
            ? new CancellationTokenSource(UntilDue(timer), timeProvider)
            : new CancellationTokenSource();
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var parameters = JsonDocument.Parse(asked.Task.Parameters);
            var request = HttpTaskParameters.Read(parameters.RootElement);
            var reply = await caller.CallAsync(request, linked.Token);
            return (ToStimulus(asked.Task, HttpTaskResult.Of(reply)), caller.Show(request, reply, revealsSecrets));
        }
        catch (HttpTaskParameterException refusal)
        {
            return (new Stimulus.TaskFailed(asked.Task.TaskId, refusal.Code, refusal.Message), null);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Only a timer cancels it.
            return (new Stimulus.TimerFired(asked.Timer!.TimerId), null);
        }
    }

    private static Stimulus ToStimulus(Request.RunTask task, TaskOutcome outcome) => outcome switch
    {
        TaskOutcome.Succeeded succeeded => new Stimulus.TaskSucceeded(task.TaskId, succeeded.Output),
        TaskOutcome.Failed failed => new Stimulus.TaskFailed(task.TaskId, failed.Error, failed.Cause),
        _ => throw new UnreachableException(),
    };

    /// <summary>What the context object says: AWS tests a state in an express execution that is nowhere to be found.</summary>
    private ExecutionStart MakeStart(StateTest test)
    {
        var machine = random.NextId().ToString();
        var name = random.NextId().ToString();
        return new ExecutionStart
        {
            ExecutionArn = arns.Execution(machine, name).Replace(":execution:", ":express:", StringComparison.Ordinal),
            ExecutionName = name,
            StateMachineArn = arns.StateMachine(machine),
            StateMachineName = machine,
            RoleArn = test.RoleArn ?? string.Empty,
            Region = arns.Region,
            StartTime = timeProvider.GetUtcNow(),
            Input = test.Input,
        };
    }

    private StepEnvironment MakeEnvironment(string executionArn) => new()
    {
        Now = timeProvider.GetUtcNow(),
        NewTaskToken = taskId => tokens.Make(executionArn, taskId),
        NewId = random.NextId,
        NextChance = random.NextChance,
    };
}
