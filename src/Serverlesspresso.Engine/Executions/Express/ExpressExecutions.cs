using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.Executions.Express;

/// <summary>Runs executions of express state machines whose caller waits for the end.</summary>
/// <remarks>Source: AWS Step Functions API Reference, StartSyncExecution.</remarks>
public sealed class ExpressExecutions
{
    private readonly ExecutionRegistry _executions;
    private readonly IOwnership _ownership;
    private readonly ExpressEnds _ends;
    private readonly Arns _arns;
    private readonly IRandomSource _random;

    internal ExpressExecutions(
        ExecutionRegistry executions, IOwnership ownership, ExpressEnds ends, Arns arns, IRandomSource random)
    {
        _executions = executions;
        _ownership = ownership;
        _ends = ends;
        _arns = arns;
        _random = random;
    }

    /// <summary>Runs an execution to its end, which comes within five minutes.</summary>
    /// <param name="request">What to start.</param>
    /// <param name="cancellationToken">Stops the waiting, not the execution.</param>
    /// <returns>The execution as it ended. Nothing of it stays in the store.</returns>
    /// <exception cref="StateMachineDoesNotExistException">There is no such state machine.</exception>
    /// <exception cref="StateMachineTypeNotSupportedException">The state machine is not of type EXPRESS.</exception>
    /// <exception cref="InvalidNameException">The name cannot be one.</exception>
    /// <exception cref="InvalidExecutionInputException">The input is not JSON, or too long.</exception>
    public async Task<ExecutionRow> RunAsync(StartExecutionRequest request, CancellationToken cancellationToken)
    {
        request = _executions.Complete(request) with { ExpressId = _random.NextId().ToString() };
        var arn = _arns.Express(ExecutionArns.NameOfStateMachine(request.StateMachineArn), request.Name!, request.ExpressId); // Complete names it.
        var end = _ends.Expect(arn);
        try
        {
            var row = await _ownership.RunTurnAsync(
                OwnerKey.Execution(arn),
                async transaction =>
                {
                    var target = await ExecutionTarget.FindAsync(transaction, request.StateMachineArn, _random.NextChance);
                    return target.StateMachine.IsExpress
                        ? await _executions.StartExpressInTurnAsync(transaction, target, request, runsNow: true)
                        : throw new StateMachineTypeNotSupportedException();
                },
                cancellationToken);
            return row.Status == ExecutionStatus.Running ? await end.WaitAsync(cancellationToken) : row;
        }
        finally
        {
            _ends.Forget(arn);
        }
    }
}
