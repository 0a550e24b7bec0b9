using Serverlesspresso.Engine;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.MapRuns;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>Reads what the page of a Map Run shows.</summary>
/// <param name="mapRuns">The Map Runs.</param>
/// <param name="arns">Names them.</param>
internal sealed class MapRunReader(MapRunRegistry mapRuns, Arns arns)
{
    private const int PageSize = 25;

    /// <summary>Reads it; null if there is no such Map Run.</summary>
    /// <param name="machine">The name of the state machine with the label of the Map.</param>
    /// <param name="name">The last part of the Map Run's ARN.</param>
    /// <param name="status">The status of the children shown; null for all.</param>
    /// <param name="after">The child after which the page begins.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<MapRunModel?> FindAsync(
        string machine, string name, ExecutionStatus? status, int? after, CancellationToken cancellationToken)
    {
        try
        {
            var row = await mapRuns.DescribeAsync(arns.MapRun(machine, name), cancellationToken);
            var query = new ChildExecutionQuery(row.Arn, PageSize + 1)
            {
                Statuses = status is { } only ? [only] : [],
                IsDescending = true,
                After = after,
            };
            var children = await mapRuns.ListExecutionsAsync(query, cancellationToken);
            var next = children.Count > PageSize ? children[PageSize - 1].MapRunChild?.Index : null;
            return new MapRunModel(row, status, after, [.. children.Take(PageSize).Select(ExecutionEntry.Of)], next);
        }
        catch (RequestRefusedException)
        {
            return null;
        }
    }
}
