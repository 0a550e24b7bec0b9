using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using Serverlesspresso.Engine.Activities;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Integrations;

/// <summary>The services that task states can call, by resource type.</summary>
/// <param name="services">Makes the integrations, late, because some of them start and resume executions.</param>
public sealed class TaskIntegrations(IServiceProvider services)
{
    private const string ServicePrefix = "arn:aws:states:::";
    private const string TokenSuffix = ".waitForTaskToken";
    private static readonly string[] JobSuffixes = [".sync", ".sync:2"];

    private readonly Lazy<FrozenDictionary<string, ITaskIntegration>> _byResourceType = new(
        () => services.GetServices<ITaskIntegration>()
            .ToFrozenDictionary(integration => integration.ResourceType, StringComparer.Ordinal));

    /// <summary>Whether this server can carry out a task.</summary>
    /// <param name="resource">The resource as a definition names it.</param>
    public bool CanRun(string resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        if (!resource.StartsWith(ServicePrefix, StringComparison.Ordinal))
        {
            return Has("lambda", resource) || Has(ActivityIntegration.Type, resource);
        }

        foreach (var suffix in JobSuffixes)
        {
            if (resource.EndsWith(suffix, StringComparison.Ordinal))
            {
                var job = resource[ServicePrefix.Length..^suffix.Length];
                var at = job.LastIndexOf(':');
                return at > 0 && Has(job[..at], job[(at + 1)..])
                    && _byResourceType.Value[job[..at]].HasJob(job[(at + 1)..]);
            }
        }

        var call = resource.EndsWith(TokenSuffix, StringComparison.Ordinal)
            ? resource[ServicePrefix.Length..^TokenSuffix.Length]
            : resource[ServicePrefix.Length..];
        var colon = call.LastIndexOf(':');
        return colon > 0 && Has(call[..colon], call[(colon + 1)..]);
    }

    /// <summary>Carries out a task. What a refused call wrote is undone.</summary>
    /// <param name="resourceType">The service.</param>
    /// <param name="call">The call.</param>
    public async ValueTask<TaskOutcome> RunAsync(string resourceType, TaskCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (!_byResourceType.Value.TryGetValue(resourceType, out var integration) || !integration.HasAction(call.Action))
        {
            return new TaskOutcome.Failed(
                "States.Runtime", $"This server has no '{resourceType}:{call.Action}' for task states to call.");
        }

        var savepoint = call.Transaction.CreateSavepoint();
        var outcome = await integration.RunAsync(call);
        if (outcome is TaskOutcome.Failed)
        {
            call.Transaction.RollBackTo(savepoint);
        }

        return outcome;
    }

    /// <summary>Gives up a task whose result nobody wants any more.</summary>
    /// <param name="resourceType">The service.</param>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="executionArn">The execution that asked for it.</param>
    /// <param name="taskId">The task within it.</param>
    public ValueTask CancelAsync(string resourceType, ITurnTransaction transaction, string executionArn, long taskId) =>
        _byResourceType.Value.TryGetValue(resourceType, out var integration)
            ? integration.CancelAsync(transaction, executionArn, taskId)
            : ValueTask.CompletedTask;

    private bool Has(string resourceType, string action) =>
        _byResourceType.Value.TryGetValue(resourceType, out var integration) && integration.HasAction(action);
}
