using Serverlesspresso.Engine;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Console.Bus;
using Serverlesspresso.Web.Console.Graphs;
using Serverlesspresso.Web.Console.Workflows;

namespace Serverlesspresso.Web.Console.Stories;

/// <summary>Finds the executions that had to do with an order.</summary>
/// <param name="executions">The executions.</param>
/// <param name="machines">Their definitions.</param>
/// <param name="traces">What they have done.</param>
/// <param name="pictures">The pictures of definitions.</param>
/// <param name="journal">Which executions events have started.</param>
/// <param name="arns">Names the workflows.</param>
internal sealed class StoryRuns(
    ExecutionRegistry executions,
    StateMachineRegistry machines,
    ExecutionTraces traces,
    GraphPictures pictures,
    DeliveryJournal journal,
    Arns arns)
{
    /// <summary>How many a story tells of.</summary>
    public const int RunsMax = 30;

    private const int HistoryMax = 500;
    private const int NearbyMax = 100;

    // The workflow that writes a drink into an order starts at the instant that it writes, give or take a busy moment.
    private static readonly TimeSpan Nearby = TimeSpan.FromSeconds(2);

    /// <summary>Finds them, the oldest first.</summary>
    /// <param name="orderId">The order's id.</param>
    /// <param name="order">Its row; null if it has none.</param>
    /// <param name="events">The events about it.</param>
    /// <param name="actions">The executions that people wanted of it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<StoryRun>> FindAsync(
        string orderId,
        Order? order,
        IReadOnlyList<EventRow> events,
        IReadOnlyList<string> actions,
        CancellationToken cancellationToken)
    {
        string?[] named =
        [
            order?.ExecutionArn,
            await FindSubmissionAsync(orderId, order, cancellationToken),
            .. events.Select(EventWays.FindEmitter),
            .. events.SelectMany(row => journal.ListOf(row.Id)).Select(attempt => attempt.ExecutionArn),
            .. actions,
        ];
        var runs = new List<StoryRun>();
        foreach (var arn in named.OfType<string>().Distinct(StringComparer.Ordinal).Take(RunsMax))
        {
            if (await FindAsync(arn, cancellationToken) is { } run)
            {
                runs.Add(run);
            }
        }

        return [.. runs.OrderBy(run => run.Row.StartedAt)];
    }

    /// <summary>Draws the workflow of an order, for whoever may see no more of it than that.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Null if it has not begun or is gone.</returns>
    public async Task<RunPicture?> DrawAsync(Order order, CancellationToken cancellationToken) =>
        order.ExecutionArn is { } arn && await FindAsync(arn, cancellationToken) is { Graph: { } graph } run
            ? new RunPicture(graph, run.Overlay)
            : null;

    /// <summary>Finds the execution that wrote the drink: it puts no event that would name it.</summary>
    private async Task<string?> FindSubmissionAsync(string orderId, Order? order, CancellationToken cancellationToken)
    {
        if (order?.SubmittedAt is not { } submittedAt)
        {
            return null;
        }

        var place = new ExecutionPlace(submittedAt + Nearby, string.Empty);
        var page = await executions.ListAsync(
            arns.StateMachine(StoryActs.Workflow), status: null, place, NearbyMax, cancellationToken);
        foreach (var listed in page.Executions.TakeWhile(row => row.StartedAt >= submittedAt - Nearby))
        {
            var row = await executions.DescribeAsync(listed.Arn, cancellationToken);
            if (StoryActs.Read(row) is { IsSubmission: true } act && act.OrderId == orderId)
            {
                return row.Arn;
            }
        }

        return null;
    }

    private async Task<StoryRun?> FindAsync(string arn, CancellationToken cancellationToken)
    {
        try
        {
            var row = await executions.DescribeAsync(arn, cancellationToken);
            var revision = await machines.DescribeRevisionAsync(row.StateMachineArn, row.RevisionId, cancellationToken);
            var history = await executions.GetHistoryAsync(
                arn, fromEventId: null, HistoryMax, newestFirst: false, cancellationToken);
            return new StoryRun
            {
                Row = row,
                Graph = pictures.Find(revision.Definition),
                Overlay = await traces.LookAsync(
                    row,
                    revision.Definition,
                    trace => TraceView.Of(trace, TraceSelection.None).Overlay,
                    cancellationToken),
                History = history.Events,
            };
        }
        catch (RequestRefusedException)
        {
            // It is gone, or somebody has written something else into the row or the event.
            return null;
        }
    }
}
