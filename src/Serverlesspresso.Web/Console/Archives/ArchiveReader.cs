using Microsoft.Extensions.Options;
using Serverlesspresso.Engine.Archives;
using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Web.Console.Archives;

/// <summary>Reads archives and replays for pages.</summary>
/// <param name="archives">The archives.</param>
/// <param name="replays">The replays.</param>
/// <param name="rules">The rules.</param>
/// <param name="options">How many rules a bus can have.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class ArchiveReader(
    ArchiveRegistry archives,
    ReplayRegistry replays,
    EventRules rules,
    IOptions<BusOptions> options,
    TimeProvider timeProvider)
{
    private const int ReplaysShown = 50;

    /// <summary>Reads all archives and the latest replays.</summary>
    public async Task<ArchivesModel> ListAsync(string? said, CancellationToken cancellationToken)
    {
        var everything = new ListFilter { Limit = int.MaxValue };
        var all = await replays.ListAsync(everything, cancellationToken);
        return new ArchivesModel
        {
            Archives = await archives.ListAsync(everything, cancellationToken),
            Replays = [.. all.OrderByDescending(replay => replay.StartedAt).Take(ReplaysShown)],
            Said = said,
        };
    }

    /// <summary>Reads an archive; null if there is none.</summary>
    public async Task<ArchiveModel?> FindAsync(string name, ReplayForm? form, CancellationToken cancellationToken)
    {
        try
        {
            var archive = await archives.DescribeAsync(name, cancellationToken);
            var all = await rules.ListAsync(archive.Document.BusName, string.Empty, afterName: null, options.Value.RulesPerBusMax, cancellationToken);
            return new ArchiveModel
            {
                Archive = archive,
                Form = form ?? ReplayForm.Of(archive.Document, timeProvider.GetUtcNow()),
                Rules = [.. all.Where(rule => rule.ManagedBy is null)],
            };
        }
        catch (EventResourceNotFoundException)
        {
            return null;
        }
    }
}
