using Microsoft.Extensions.Diagnostics.HealthChecks;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Server.Telemetry;

/// <summary>Whether the store can be read and written, and has not stopped: then reading throws, and that is the answer.</summary>
/// <param name="store">The store.</param>
internal sealed class StoreCheck(IStore store) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        await store.ReadAsync(
            reader => reader.ListDefinitionsAsync(DefinitionKind.Bus, namePrefix: "", afterName: null, limit: 1),
            cancellationToken);
        return store.WriteFault is { } fault ? HealthCheckResult.Unhealthy(fault.Message) : HealthCheckResult.Healthy();
    }
}
