using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.StateMachines;

namespace Serverlesspresso.Shop.Provisioning;

/// <summary>The two state machines of an order.</summary>
/// <param name="stateMachines">Makes them.</param>
/// <param name="arns">Makes ARNs.</param>
internal sealed class ProvisionedWorkflows(StateMachineRegistry stateMachines, Arns arns) : IProvisionedResources
{
    /// <summary>Runs an order from its arrival to its end.</summary>
    public const string OrderProcessor = "OrderProcessor";

    /// <summary>Carries out one action on an order.</summary>
    public const string OrderManager = "OrderManager";

    /// <inheritdoc/>
    public IEnumerable<ProvisionedResource> List()
    {
        yield return Workflow(OrderProcessor);
        yield return Workflow(OrderManager);
    }

    private ProvisionedResource Workflow(string name) => new(
        $"state-machine/{name}",
        async cancellationToken =>
        {
            var request = new CreateStateMachineRequest
            {
                Name = name,
                Definition = WorkflowFiles.Read(name),
                RoleArn = arns.DefaultRole,
            };
            try
            {
                await stateMachines.CreateAsync(request, cancellationToken);
            }
            catch (StateMachineAlreadyExistsException)
            {
                // There is one of this name already: it stays as it is.
            }
        });
}
