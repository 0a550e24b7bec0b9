using System.Text.Json;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Shop.Provisioning;

namespace Serverlesspresso.Shop.Orders;

/// <summary>Runs <c>OrderManager</c>, whose first turn runs to its end, and reads what has come of it.</summary>
/// <param name="executions">Runs it.</param>
/// <param name="arns">Names it.</param>
internal sealed class ActionRunner(ExecutionRegistry executions, Arns arns)
{
    /// <summary>Carries out an action. Returns once it is on disk.</summary>
    /// <param name="input">The action.</param>
    /// <param name="executionName">The name of the execution; null for a random one.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="CoffeeBarRefusedException">The action may not happen.</exception>
    public async Task RunAsync(ActionInput input, string? executionName, CancellationToken cancellationToken)
    {
        var request = new StartExecutionRequest
        {
            StateMachineArn = arns.StateMachine(ProvisionedWorkflows.OrderManager),
            Name = executionName,
            Input = JsonSerializer.Serialize(input, ActionJson.Default.ActionInput),
        };
        Check(await FinishAsync(request, cancellationToken));
    }

    // An execution of the same name is the same request once more: what came of it then is the answer now.
    private async Task<ExecutionRow> FinishAsync(StartExecutionRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var started = await executions.StartAsync(request, cancellationToken);
            return await executions.DescribeAsync(started.ExecutionArn, cancellationToken);
        }
        catch (ExecutionAlreadyExistsException) when (request.Name is { } name)
        {
            var earlier = await executions.DescribeAsync(
                arns.Execution(ProvisionedWorkflows.OrderManager, name), cancellationToken);
            return earlier.Input == request.Input
                ? earlier
                : throw new CoffeeBarRefusedException(
                    RefusalReasons.KeyUsed, "The key of this request was used for another one: use a new key.");
        }
    }

    private static void Check(ExecutionRow execution)
    {
        switch (execution.Status)
        {
            case ExecutionStatus.Succeeded:
                CheckMenu(execution);
                break;
            case ExecutionStatus.Failed when FindReason(execution.Error) is { } reason:
                throw new CoffeeBarRefusedException(reason, ReadMessage(execution));
            default:
                // Somebody has changed the workflow, or stopped it.
                throw new InvalidOperationException(
                    $"The execution '{execution.Arn}' is {execution.Status}: {execution.Error} {execution.Cause}");
        }
    }

    private static void CheckMenu(ExecutionRow execution)
    {
        var output = JsonSerializer.Deserialize(execution.Output ?? "{}", ActionJson.Default.ActionOutput);
        if (output?.Menu is { IsValid: false } menu)
        {
            throw new CoffeeBarRefusedException(
                menu.ReasonCode ?? RefusalReasons.NotOnMenu, menu.Reason ?? "The menu has no such drink.");
        }
    }

    private static string? FindReason(string? error) => error switch
    {
        "OrderNotFound" => RefusalReasons.OrderNotFound,
        "WrongCustomer" => RefusalReasons.WrongCustomer,
        "InvalidTransition" => RefusalReasons.InvalidTransition,
        "InvalidOrder" or "InvalidAction" => RefusalReasons.InvalidOrder,
        _ => null,
    };

    private static string ReadMessage(ExecutionRow execution) =>
        JsonSerializer.Deserialize(execution.Cause ?? "{}", ActionJson.Default.ActionError)?.ErrorMessage
        ?? execution.Error
        ?? string.Empty;
}
