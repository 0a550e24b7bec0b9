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
    private const int PageSize = 200;

    /// <summary>Reads all archives and the latest replays.</summary>
    public async Task<ArchivesModel> ListAsync(string? said, CancellationToken cancellationToken)
    {
        var all = await ListAllAsync(replays.ListAsync, replay => replay.Name, cancellationToken);
        return new ArchivesModel
        {
            Archives = await ListAllAsync(archives.ListAsync, archive => archive.Document.Name, cancellationToken),
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

    private static async Task<List<T>> ListAllAsync<T>(
        Func<ListFilter, CancellationToken, Task<IReadOnlyList<T>>> list,
        Func<T, string> nameOf,
        CancellationToken cancellationToken)
    {
        var all = new List<T>();
        IReadOnlyList<T> page;
        do
        {
            var after = all.Count == 0 ? null : nameOf(all[^1]);
            page = await list(new ListFilter { AfterName = after, Limit = PageSize }, cancellationToken);
            all.AddRange(page);
        }
        while (page.Count == PageSize);

        return all;
    }
}
