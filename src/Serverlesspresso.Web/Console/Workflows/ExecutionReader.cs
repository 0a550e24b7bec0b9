using System.Text.Json;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.MapRuns;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Web.Console.Graphs;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>Reads what the page of an execution shows.</summary>
/// <param name="executions">The executions.</param>
/// <param name="machines">Their definitions.</param>
/// <param name="traces">What they have done.</param>
/// <param name="mapRuns">What they have started for distributed Maps.</param>
/// <param name="pictures">The pictures of definitions.</param>
/// <param name="arns">Names them.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class ExecutionReader(
    ExecutionRegistry executions,
    StateMachineRegistry machines,
    ExecutionTraces traces,
    MapRunRegistry mapRuns,
    GraphPictures pictures,
    Arns arns,
    TimeProvider timeProvider)
{
    private const int StateEventsMax = 50;

    /// <summary>Reads it; null if there is no such execution.</summary>
    public async Task<ExecutionModel?> FindAsync(
        string machine, string name, TraceSelection selection, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(machine, arns.Execution(machine, name), selection, cancellationToken);
        }
        catch (Exception exception) when (exception is ExecutionDoesNotExistException or InvalidArnException)
        {
            return null;
        }
    }

    private async Task<ExecutionModel> ReadAsync(
        string machine, string arn, TraceSelection selection, CancellationToken cancellationToken)
    {
        var row = await executions.DescribeAsync(arn, cancellationToken);
        var revision = await machines.DescribeRevisionAsync(row.StateMachineArn, row.RevisionId, cancellationToken);
        var view = await traces.LookAsync(row, revision.Definition, trace => TraceView.Of(trace, selection), cancellationToken);
        return new ExecutionModel
        {
            Machine = machine,
            Execution = row,
            Selection = selection,
            Graph = pictures.Find(revision.Definition),
            Trace = view,
            State = view.Selected is { } visit ? await ReadStateAsync(arn, visit, view, cancellationToken) : null,
            History = await ReadHistoryAsync(arn, view.History, cancellationToken),
            RedriveObstacle = Redrivability.FindObstacleByItself(row, timeProvider.GetUtcNow()),
            Now = timeProvider.GetUtcNow(),
        };
    }

    private async Task<IReadOnlyList<EventLine>> ReadHistoryAsync(
        string arn, HistoryPlan plan, CancellationToken cancellationToken)
    {
        var steps = plan.Events.ToDictionary(planned => planned.Id, planned => planned.Step);
        var events = await traces.ReadAsync(arn, [.. steps.Keys.Order()], cancellationToken);
        var lines = events.ToDictionary(read => read.GetProperty("id").GetInt64());
        return
        [
            .. plan.Events.Where(planned => lines.ContainsKey(planned.Id))
                .Select(planned => EventLine.Of(lines[planned.Id], planned.Step, EventLine.DetailsMax)),
        ];
    }

    private async Task<StateModel> ReadStateAsync(
        string arn, VisitLine visit, TraceView view, CancellationToken cancellationToken)
    {
        long?[] ids = [visit.EnteredId, visit.ScheduledId, visit.FailedId, visit.ExitedId, .. view.SelectedEvents.Take(StateEventsMax)];
        var events = (await traces.ReadAsync(arn, [.. ids.OfType<long>().Distinct().Order()], cancellationToken))
            .ToDictionary(read => read.GetProperty("id").GetInt64());
        return new StateModel(
            visit,
            Find(visit.EnteredId, "input"),
            Find(visit.ScheduledId, "parameters") ?? Find(visit.ScheduledId, "input"),
            Find(visit.ExitedId, "output"),
            Find(visit.FailedId, "error"),
            Find(visit.FailedId, "cause"),
            [
                .. view.SelectedEvents.Where(events.ContainsKey).Take(StateEventsMax)
                    .Select(id => EventLine.Of(events[id], visit.Name, EventLine.DetailsOfStateMax)),
            ],
            view.SelectedEvents.Count,
            await FindMapRunAsync(events.Values, cancellationToken));

        string? Find(long? id, string name) => id is { } at && events.TryGetValue(at, out var read) ? TextOf(read, name) : null;
    }

    /// <summary>Reads the Map Run that the events tell of last.</summary>
    private async Task<MapRunRow?> FindMapRunAsync(IEnumerable<JsonElement> events, CancellationToken cancellationToken)
    {
        var arn = events.OrderBy(read => read.GetProperty("id").GetInt64())
            .Select(read => TextOf(read, "mapRunArn"))
            .LastOrDefault(found => found is not null);
        return arn is null ? null : await mapRuns.DescribeAsync(arn, cancellationToken);
    }

    private static string? TextOf(JsonElement historyEvent, string name)
    {
        foreach (var member in historyEvent.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Object && member.Value.TryGetProperty(name, out var value))
            {
                return value.GetString();
            }
        }

        return null;
    }
}
