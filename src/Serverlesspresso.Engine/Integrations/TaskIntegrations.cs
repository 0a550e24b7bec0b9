using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;

namespace Serverlesspresso.Engine.Integrations;

/// <summary>The services that task states can call, by resource type.</summary>
/// <param name="services">Makes the integrations, late, because some of them start and resume executions.</param>
internal sealed class TaskIntegrations(IServiceProvider services)
{
    private FrozenDictionary<string, ITaskIntegration>? _byResourceType;

    /// <summary>Carries out a task. What a refused call wrote is undone.</summary>
    /// <param name="resourceType">The service.</param>
    /// <param name="call">The call.</param>
    public async ValueTask<TaskOutcome> RunAsync(string resourceType, TaskCall call)
    {
        _byResourceType ??= services.GetServices<ITaskIntegration>()
            .ToFrozenDictionary(integration => integration.ResourceType, StringComparer.Ordinal);
        if (!_byResourceType.TryGetValue(resourceType, out var integration))
        {
            return new TaskOutcome.Failed(
                "States.Runtime", $"This server has no service '{resourceType}' for task states to call.");
        }

        var savepoint = call.Transaction.CreateSavepoint();
        var outcome = await integration.RunAsync(call);
        if (outcome is TaskOutcome.Failed)
        {
            call.Transaction.RollBackTo(savepoint);
        }

        return outcome;
    }
}
