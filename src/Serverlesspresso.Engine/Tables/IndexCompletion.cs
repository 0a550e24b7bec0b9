using Microsoft.Extensions.Hosting;
using Serverlesspresso.Engine.Tables.Definitions;

namespace Serverlesspresso.Engine.Tables;

/// <summary>Completes, while the server runs, the indexes that it left incomplete when it stopped.</summary>
/// <param name="tables">The tables.</param>
internal sealed class IndexCompletion(TableDefinitions tables) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => tables.FillIndexesAsync(stoppingToken);
}
