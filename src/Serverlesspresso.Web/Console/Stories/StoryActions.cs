using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Web.Console.Stories;

/// <summary>Finds what people wanted done with an order, also what was refused: nothing else leads from the order to it.</summary>
/// <param name="store">Where the executions are.</param>
/// <param name="arns">Names the workflow.</param>
internal sealed class StoryActions(IStore store, Arns arns)
{
    /// <summary>How many executions of <c>OrderManager</c> are looked at for one order.</summary>
    public const int ExecutionsSeenMax = 2_000;

    private const int RowsPerRead = 200;

    // Somebody may act a little too late, and be refused.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>Finds the executions that were asked for while the order lived.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="from">When it began.</param>
    /// <param name="to">When it ended, or now.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<FoundActions> FindAsync(
        string orderId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) => store.ReadAsync(
        async reader =>
        {
            var found = new List<string>();
            var after = new ExecutionPlace(to + Margin, string.Empty);
            for (var seen = 0; seen < ExecutionsSeenMax; seen += RowsPerRead)
            {
                var rows = await reader.ListExecutionsAsync(
                    new ExecutionQuery(arns.StateMachine(StoryActs.Workflow), Status: null, after, RowsPerRead));
                foreach (var listed in rows.TakeWhile(row => row.StartedAt >= from - Margin))
                {
                    // A list carries no inputs.
                    if (await reader.GetExecutionAsync(listed.Arn) is { } row && OrderIds.FindIn(row.Input) == orderId)
                    {
                        found.Add(row.Arn);
                    }
                }

                if (rows.Count < RowsPerRead || rows[^1].StartedAt < from - Margin)
                {
                    return new FoundActions(found, IsWhole: true);
                }

                after = new ExecutionPlace(rows[^1].StartedAt, rows[^1].Arn);
            }

            return new FoundActions(found, IsWhole: false);
        },
        cancellationToken);
}

/// <summary>What people wanted done with an order.</summary>
/// <param name="Arns">The executions of <c>OrderManager</c>, the newest first.</param>
/// <param name="IsWhole">Whether every execution was looked at that can be one.</param>
internal sealed record FoundActions(IReadOnlyList<string> Arns, bool IsWhole);
