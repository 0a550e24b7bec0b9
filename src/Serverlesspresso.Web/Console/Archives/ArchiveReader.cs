using Serverlesspresso.Engine.Archives;
using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Web.Console.Archives;

/// <summary>Reads archives and replays for pages.</summary>
/// <param name="archives">The archives.</param>
/// <param name="replays">The replays.</param>
/// <param name="rules">The rules.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class ArchiveReader(
    ArchiveRegistry archives, ReplayRegistry replays, EventRules rules, TimeProvider timeProvider)
{
    private const int ArchivesMax = 200;
    private const int ReplaysShown = 50;
    private const int ReplaysRead = 1_000;
    private const int RulesMax = 300;

    /// <summary>Reads all archives and the latest replays.</summary>
    public async Task<ArchivesModel> ListAsync(string? said, CancellationToken cancellationToken)
    {
        var all = await replays.ListAsync(new ListFilter { Limit = ReplaysRead }, cancellationToken);
        return new ArchivesModel
        {
            Archives = await archives.ListAsync(new ListFilter { Limit = ArchivesMax }, cancellationToken),
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
            var all = await rules.ListAsync(archive.Document.BusName, string.Empty, afterName: null, RulesMax, cancellationToken);
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
