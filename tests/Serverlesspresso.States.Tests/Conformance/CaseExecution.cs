using System.Text.Json.Nodes;
using Serverlesspresso.States.Definitions;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Tests.Conformance;

/// <summary>Runs an execution on a virtual clock and fulfils its requests; the child executions of a Map Run are run alike.</summary>
/// <param name="recorded">The case, which says how functions behave.</param>
/// <param name="machine">The whole state machine.</param>
/// <param name="definition">What this execution runs: the machine, or what one of its Maps has its children run.</param>
/// <param name="start">What the execution knows of itself.</param>
internal sealed class CaseExecution(
    ConformanceCase recorded, StateMachineDefinition machine, StateMachineDefinition definition, ExecutionStart start)
{
    private const int StepsMax = 10_000;

    private readonly SortedDictionary<(DateTimeOffset Due, long Id), Stimulus> _agenda = [];
    private long _order;

    public List<HistoryEvent> History { get; } = [];

    /// <summary>When the execution stands; at last, when it ended.</summary>
    public DateTimeOffset Now { get; private set; } = start.StartTime;

    public ExecutionOutcome? RunToEnd()
    {
        var step = Interpreter.Start(definition, start, MakeEnvironment());
        for (var i = 0; i < StepsMax; i++)
        {
            History.AddRange(step.History);
            if (step.Outcome is not null)
            {
                return step.Outcome;
            }

            foreach (var request in step.Requests)
            {
                Fulfil(request, step.Checkpoint);
            }

            if (_agenda.Count == 0)
            {
                return null;
            }

            var ((due, id), stimulus) = _agenda.First();
            _agenda.Remove((due, id));
            Now = due > Now ? due : Now;
            step = Interpreter.Resume(definition, Checkpoint.Deserialize(step.Checkpoint.Serialize()), stimulus, MakeEnvironment());
        }

        return null;
    }

    private void Fulfil(Request request, Checkpoint checkpoint)
    {
        switch (request)
        {
            case Request.SetTimer timer:
                Cancel(timer.TimerId);
                Plan(timer.Due, new Stimulus.TimerFired(timer.TimerId));
                break;
            case Request.CancelTimer timer:
                Cancel(timer.TimerId);
                break;
            case Request.ContinueLater:
                Plan(Now, new Stimulus.Continue());
                break;
            case Request.RunTask { Pattern: IntegrationPattern.Activity } task:
                foreach (var (wait, heard) in new CaseWorker(recorded, task).Work())
                {
                    Plan(Now + wait, heard);
                }

                break;
            case Request.RunTask task:
                var (delay, stimulus) = CaseServices.Answer(recorded, task);
                Plan(Now + delay, stimulus);
                break;
            case Request.StartMapRun mapRun:
                RunChildren(mapRun, checkpoint);
                break;
        }
    }

    private void RunChildren(Request.StartMapRun mapRun, Checkpoint checkpoint)
    {
        var plan = MapRunPlan.Read(definition, checkpoint, mapRun.MapRunArn, MakeEnvironment());
        var outputs = new JsonArray();
        var failed = 0L;
        var ended = Now;
        for (var child = 0; child < plan.ChildCount; child++)
        {
            var execution = MakeChild(mapRun.Label, child, plan.InputOf(child));
            var outcome = execution.RunToEnd();
            ended = execution.Now > ended ? execution.Now : ended;
            failed += outcome is ExecutionOutcome.Succeeded ? 0 : plan.ItemCountOf(child);
            outputs.Add(outcome is ExecutionOutcome.Succeeded succeeded ? JsonNode.Parse(succeeded.Output) : null);
        }

        Plan(ended, IsTolerated(mapRun, failed)
            ? new Stimulus.MapRunSucceeded(mapRun.MapRunArn, outputs.ToJsonString())
            : new Stimulus.MapRunExceededFailures(mapRun.MapRunArn));
    }

    private static bool IsTolerated(Request.StartMapRun mapRun, long failed)
    {
        const double whole = 100;
        var isCountKept = failed <= (mapRun.ToleratedFailureCount ?? (mapRun.ToleratedFailurePercentage is null ? 0 : failed));
        return isCountKept && failed * whole <= (mapRun.ToleratedFailurePercentage ?? whole) * mapRun.ItemCount;
    }

    private CaseExecution MakeChild(string label, int child, string input)
    {
        var machineArn = $"arn:aws:states:us-east-1:111111111111:stateMachine:{recorded.StateMachineName}/{label}";
        var childStart = start with
        {
            ExecutionArn = machineArn.Replace("stateMachine", "execution", StringComparison.Ordinal) + $":child-{child}",
            ExecutionName = $"child-{child}",
            StateMachineArn = machineArn,
            StateMachineName = $"{recorded.StateMachineName}/{label}",
            StartTime = Now,
            Input = input,
        };
        return new CaseExecution(recorded, machine, machine.FindProcessor(label)!, childStart); // The request names a label of the machine.
    }

    private void Plan(DateTimeOffset due, Stimulus stimulus) => _agenda.Add((due, ++_order), stimulus);

    private void Cancel(long timerId)
    {
        foreach (var key in _agenda.Where(pair => pair.Value is Stimulus.TimerFired fired && fired.TimerId == timerId).Select(pair => pair.Key).ToArray())
        {
            _agenda.Remove(key);
        }
    }

    private StepEnvironment MakeEnvironment() => new()
    {
        Now = Now,
        NewTaskToken = id => $"token-{id}",
        NewId = () => new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
        NextChance = () => 0.5,
        HasActivity = arn => recorded.Activities.Contains(arn[(arn.LastIndexOf(':') + 1)..]),
    };
}
