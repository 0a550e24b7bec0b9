using Serverlesspresso.States.Definitions;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Tests.Interpretation;

/// <summary>What holds for every machine, tried on many random ones. A failure names its seed.</summary>
public sealed class RandomMachineTests
{
    private const int Machines = 500;
    private const int TimersMax = 300;

    [Fact]
    public void Run_AnyMachine_KeepsItsHistoryGaplessAndForgetsWhatIsOver()
    {
        var ended = 0;
        for (var seed = 0; seed < Machines; seed++)
        {
            var host = Play(seed, isSplit: false);

            Check(host, seed);
            ended += host.Outcome is null ? 0 : 1;
        }

        Assert.InRange(ended, Machines * 9 / 10, Machines);
    }

    [Fact]
    public void Run_StoredAndRestoredAtEveryStep_GivesTheSameHistory()
    {
        for (var seed = 0; seed < Machines; seed++)
        {
            var unbroken = Play(seed, isSplit: false);
            var split = Play(seed, isSplit: true);

            Assert.Equal(unbroken.Outcome, split.Outcome);
            Assert.True(unbroken.Show() == split.Show(), $"Seed {seed}: the split run has another history.");
        }
    }

    [Fact]
    public void Run_ContinuedAfterEveryState_GivesTheSameHistory()
    {
        var compared = 0;
        for (var seed = 0; seed < Machines; seed++)
        {
            var continued = Play(seed, isSplit: true, transitionsMax: 1);

            Check(continued, seed);
            if (IsForked(continued))
            {
                continue;
            }

            // Only threads that run side by side may take turns in another order.
            compared++;
            Assert.True(Play(seed, isSplit: false).Show() == continued.Show(), $"Seed {seed}: the continued run has another history.");
        }

        Assert.InRange(compared, Machines / 4, Machines);
    }

    [Fact]
    public void Redrive_AnyMachineThatDidNotSucceed_KeepsItsHistoryGaplessAndTheSameHowEverStored()
    {
        var redriven = 0;
        for (var seed = 0; seed < Machines; seed++)
        {
            var unbroken = PlayRedriven(seed, isSplit: false);
            var split = PlayRedriven(seed, isSplit: true);

            Check(unbroken, seed);
            Assert.True(unbroken.Show() == split.Show(), $"Seed {seed}: the split run has another history.");
            redriven += unbroken.History.Exists(item => item.Type == "ExecutionRedriven") ? 1 : 0;
        }

        Assert.InRange(redriven, Machines / 10, Machines);
    }

    [Fact]
    public void Machines_Random_HaveMapRunsOfAllEnds()
    {
        var types = Enumerable.Range(0, Machines).SelectMany(seed => PlayRedriven(seed, isSplit: true).History)
            .Select(item => item.Type).ToHashSet();

        Assert.Superset(
            new HashSet<string> { "MapRunStarted", "MapRunSucceeded", "MapRunFailed", "MapRunRedriven" }, types);
    }

    private static SimulatedHost PlayRedriven(int seed, bool isSplit)
    {
        var host = Play(seed, isSplit);
        for (var i = 0; i < 3 && host.Outcome is not ExecutionOutcome.Succeeded && host.History.Count < 20_000; i++)
        {
            if (host.Outcome is null)
            {
                host.Send(new Stimulus.Stop(null, null));
            }

            host.Redrive();
            host.Run(TimersMax);
        }

        return host;
    }

    private static bool IsForked(SimulatedHost host) =>
        host.History.Exists(item => item.Type is "ParallelStateEntered" or "MapStateEntered");

    private static SimulatedHost Play(int seed, bool isSplit, int transitionsMax = 1_000)
    {
        var text = new RandomMachine(seed).Make();
        Assert.True(
            StateMachineDefinition.Parse(text).Definition is not null,
            $"Seed {seed}: {string.Join("; ", StateMachineDefinition.Parse(text).Diagnostics)}");
        var answers = new Random(seed);
        var host = new SimulatedHost(text, task => Answer(task, answers.Next(6)))
        {
            IsSplit = isSplit,
            TransitionsMax = transitionsMax,
            AnswerMapRun = (plan, arn) => answers.Next(3) == 0
                ? new Stimulus.MapRunExceededFailures(arn)
                : new Stimulus.MapRunSucceeded(arn, $"[{string.Join(',', Enumerable.Range(0, plan.ChildCount).Select(plan.InputOf))}]"),
        };
        return host.Start(RandomMachine.Input(seed)).Run(TimersMax);
    }

    private static Stimulus? Answer(Request.RunTask task, int chance) => chance switch
    {
        0 => null,
        1 => new Stimulus.TaskFailed(task.TaskId, "Busy", null),
        2 => new Stimulus.TaskSubmitted(task.TaskId, "{}"),
        3 => new Stimulus.TaskSucceeded(task.TaskId, "not json"),
        _ => new Stimulus.TaskSucceeded(task.TaskId, task.Parameters),
    };

    private static void Check(SimulatedHost host, int seed)
    {
        for (var i = 0; i < host.History.Count; i++)
        {
            var item = host.History[i];
            Assert.True(item.Id == i + 1, $"Seed {seed}: event {item.Id} stands in place {i + 1}.");
            Assert.True(item.PreviousEventId < item.Id, $"Seed {seed}: event {item.Id} follows {item.PreviousEventId}.");
        }

        Assert.Equal(host.History.Count, host.Last.Checkpoint.LastEventId);
        if (host.Outcome is null)
        {
            return;
        }

        Assert.True(host.Timers.Count == 0, $"Seed {seed}: {host.Timers.Count} timers are left.");
        Assert.True(
            host.Tasks.TrueForAll(task => !host.Last.Checkpoint.IsTaskOpen(task.TaskId)),
            $"Seed {seed}: a task is left open.");
    }
}
