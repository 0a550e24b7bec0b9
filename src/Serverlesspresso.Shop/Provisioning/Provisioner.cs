using Microsoft.Extensions.Hosting;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Shop.Provisioning;

/// <summary>
/// Makes what the coffee bar needs when the server starts: each thing once in the life of the store, and never over what
/// is there, so that what a user changed or deleted stays so.
/// </summary>
/// <param name="store">Remembers what was made.</param>
/// <param name="turns">Runs the turns that remember it.</param>
/// <param name="resources">What to make, in order.</param>
internal sealed class Provisioner(IStore store, TurnRunner turns, IEnumerable<IProvisionedResources> resources)
    : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var resource in resources.SelectMany(source => source.List()))
        {
            if (!await IsMadeAsync(resource.Name, cancellationToken))
            {
                await resource.MakeIfMissingAsync(cancellationToken);
                await RememberAsync(resource.Name, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Task<bool> IsMadeAsync(string name, CancellationToken cancellationToken) => store.ReadAsync(
        async reader => await reader.GetDefinitionAsync(DefinitionKind.Provisioned, name) is not null,
        cancellationToken);

    private Task<string> RememberAsync(string name, CancellationToken cancellationToken) => turns.RunAsync(
        async transaction =>
        {
            if (await transaction.GetDefinitionAsync(DefinitionKind.Provisioned, name) is null)
            {
                transaction.PutDefinition(
                    new DefinitionRow { Kind = DefinitionKind.Provisioned, Name = name, Document = "{}" });
            }

            return name;
        },
        cancellationToken);
}
