using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Web.Console.Graphs;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>Reads what the lists of state machines and executions show.</summary>
/// <param name="store">Takes the snapshot of the list.</param>
/// <param name="machines">The state machines.</param>
/// <param name="versions">Their versions.</param>
/// <param name="aliases">Their aliases.</param>
/// <param name="executions">The executions.</param>
/// <param name="arns">Names them.</param>
internal sealed class WorkflowReader(
    IStore store,
    StateMachineRegistry machines,
    StateMachineVersions versions,
    StateMachineAliases aliases,
    ExecutionRegistry executions,
    Arns arns)
{
    internal const int MachinesMax = 200;
    private const int LatestMax = 15;
    private const int PageSize = 25;

    // A name that is searched for stands in no index: one request looks through so many, and the next page goes on.
    internal const int SearchedMax = 2_000;
    private const int SearchedOfARead = 250;

    /// <summary>Lists the state machines, in one snapshot: none is deleted between its name and its executions.</summary>
    public Task<WorkflowsModel> ListAsync(CancellationToken cancellationToken) => store.ReadAsync(
        async reader =>
        {
            var found = await StateMachineRegistry.ListInTurnAsync(reader, afterArn: null, MachinesMax + 1);
            var lines = new List<MachineLine>();
            foreach (var machine in found.Take(MachinesMax))
            {
                lines.Add(await ReadLineAsync(reader, machine));
            }

            var latest = await ExecutionRegistry.ListInTurnAsync(
                reader, new ExecutionQuery(StateMachineArn: null, Status: null, After: null, LatestMax));
            return new WorkflowsModel(lines, found.Count > MachinesMax, [.. latest.Executions.Select(ExecutionEntry.Of)]);
        },
        cancellationToken);

    /// <summary>Finds a state machine; null if there is none.</summary>
    public async Task<StateMachineDocument?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await machines.DescribeAsync(arns.StateMachine(name), cancellationToken);
        }
        catch (StateMachineDoesNotExistException)
        {
            return null;
        }
    }

    /// <summary>Reads a page of the executions of a state machine; null if it was deleted meanwhile.</summary>
    public async Task<MachineModel?> ReadAsync(
        StateMachineDocument machine, MachineQuery query, CancellationToken cancellationToken)
    {
        ExecutionPage page;
        IReadOnlyList<StateMachineAliasDocument> named;
        try
        {
            named = await aliases.ListAsync(machine.Arn, cancellationToken);
            page = query.Name is { } name
                ? await SearchAsync(machine.Arn, query, name, cancellationToken)
                : await executions.ListAsync(machine.Arn, query.Status, query.After, PageSize, cancellationToken);
        }
        catch (StateMachineDoesNotExistException)
        {
            return null;
        }

        return new MachineModel
        {
            Machine = machine,
            Comment = OutlineReader.ReadComment(machine.Definition),
            Versions = await versions.ListAsync(machine.Arn, cancellationToken),
            Aliases = named,
            Query = query,
            Executions = [.. page.Executions.Select(ExecutionEntry.Of)],
            Next = page.Next,
        };
    }

    private async Task<ExecutionPage> SearchAsync(
        string machineArn, MachineQuery query, string name, CancellationToken cancellationToken)
    {
        var found = new List<ExecutionRow>();
        var after = query.After;
        for (var searched = 0; searched < SearchedMax; searched += SearchedOfARead)
        {
            var page = await executions.ListAsync(machineArn, query.Status, after, SearchedOfARead, cancellationToken);
            foreach (var row in page.Executions.Where(row => row.Name.Contains(name, StringComparison.OrdinalIgnoreCase)))
            {
                found.Add(row);
                if (found.Count == PageSize)
                {
                    return new ExecutionPage(found, new ExecutionPlace(row.StartedAt, row.Arn));
                }
            }

            after = page.Next;
            if (after is null)
            {
                break;
            }
        }

        return new ExecutionPage(found, after);
    }

    private static async ValueTask<MachineLine> ReadLineAsync(IStoreReader reader, StateMachineDocument machine)
    {
        var latest = await ExecutionRegistry.ListInTurnAsync(
            reader, new ExecutionQuery(machine.Arn, Status: null, After: null, Limit: 1));
        var running = await ExecutionRegistry.ListInTurnAsync(
            reader, new ExecutionQuery(machine.Arn, ExecutionStatus.Running, After: null, MachineLine.RunningMax + 1));
        return new MachineLine(
            machine.Name,
            OutlineReader.ReadComment(machine.Definition),
            OutlineReader.Read(machine.Definition)?.All.Count() ?? 0,
            running.Executions.Count,
            latest.Executions.Select(ExecutionEntry.Of).FirstOrDefault());
    }
}
