using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Shop.Provisioning;

/// <summary>The bus of the coffee bar and the rules that route its events.</summary>
/// <param name="buses">Makes buses.</param>
/// <param name="rules">Makes rules.</param>
/// <param name="targets">Gives rules their targets.</param>
/// <param name="arns">Makes ARNs.</param>
internal sealed class ProvisionedRules(EventBuses buses, EventRules rules, EventTargets targets, Arns arns)
    : IProvisionedResources
{
    private const string DefaultBus = "default";
    private const string LogGroup = "/aws/events/serverlesspresso";

    /// <inheritdoc/>
    public IEnumerable<ProvisionedResource> List()
    {
        yield return new ProvisionedResource($"event-bus/{ShopEvents.BusName}", CreateBusAsync);
        yield return Rule(
            ShopEvents.BusName,
            "logAll",
            $$"""{"source":["{{ShopEvents.Source}}"]}""",
            "Logs every event of the coffee bar.",
            arns.LogGroup(LogGroup));
        yield return OrderRule(
            "NewOrder",
            "Validator.NewOrder",
            "A new order starts the workflow of the order.",
            arns.StateMachine(ProvisionedWorkflows.OrderProcessor));
        yield return OrderRule(
            "WorkflowStarted",
            "OrderProcessor.WorkflowStarted",
            "The workflow waits for the drink: keeps the task token.",
            arns.Function("WorkflowStarted"));
        yield return OrderRule(
            "WaitingCompletion",
            "OrderProcessor.WaitingCompletion",
            "The workflow waits for the barista: keeps the new task token and the order number.",
            arns.Function("WaitingCompletion"));
        yield return OrderRule(
            "OrderTimedOut",
            "OrderProcessor.OrderTimeOut",
            "Nobody acted in time: closes the order.",
            arns.Function("OrderTimedOut"));
        yield return Rule(
            DefaultBus,
            "OrderAborted",
            $$$"""
            {
              "source": ["aws.states"],
              "detail-type": ["Step Functions Execution Status Change"],
              "detail": {
                "status": ["FAILED", "TIMED_OUT", "ABORTED"],
                "stateMachineArn": ["{{{arns.StateMachine(ProvisionedWorkflows.OrderProcessor)}}}"]
              }
            }
            """,
            "The workflow of an order was stopped or failed: closes the order and gives back its place.",
            arns.Function("OrderAborted"));
    }

    private ProvisionedResource OrderRule(string name, string detailType, string description, string targetArn) => Rule(
        ShopEvents.BusName,
        name,
        $$"""{"detail-type":["{{detailType}}"],"source":["{{ShopEvents.Source}}"]}""",
        description,
        targetArn);

    private ProvisionedResource Rule(
        string busName, string name, string pattern, string description, string targetArn) => new(
        $"rule/{busName}/{name}",
        async cancellationToken =>
        {
            if (await IsMissingAsync(busName, name, cancellationToken))
            {
                await rules.PutAsync(
                    new PutRuleRequest
                    {
                        BusName = busName,
                        Name = name,
                        EventPattern = pattern,
                        Description = description,
                    },
                    cancellationToken);
                await targets.PutAsync(busName, name, [Target(name, targetArn)], cancellationToken);
            }
        });

    private TargetDocument Target(string id, string arn) =>
        new() { Id = id, Arn = arn, RoleArn = EventTargets.NeedsRole(arn) ? arns.DefaultRole : null };

    // A rule without targets is one that a process which died has left half made.
    private async Task<bool> IsMissingAsync(string busName, string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await targets.ListAsync(busName, name, cancellationToken)).Count == 0;
        }
        catch (EventResourceNotFoundException)
        {
            return true;
        }
    }

    private async Task CreateBusAsync(CancellationToken cancellationToken)
    {
        try
        {
            await buses.CreateAsync(
                ShopEvents.BusName,
                "The events of the coffee bar.",
                new Dictionary<string, string>(),
                cancellationToken);
        }
        catch (EventBusAlreadyExistsException)
        {
            // There is one of this name already: it stays as it is.
        }
    }
}
