using System.Text;
using System.Text.Json;
using Serverlesspresso.States.Definitions;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Tests.Interpretation;

/// <summary>A host on a virtual clock. It answers tasks by a function and fires timers in their order.</summary>
internal sealed class SimulatedHost(StateMachineDefinition definition, Func<Request.RunTask, Stimulus?> answer)
{
    private readonly Queue<Stimulus> _stimuli = new();
    private int _ids;

    public static readonly DateTimeOffset StartTime = new(2024, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public SimulatedHost(string definition, Func<Request.RunTask, Stimulus?> answer)
        : this(Parse(definition), answer)
    {
    }

    public StateMachineDefinition Definition => definition;

    /// <summary>Whether each step goes on from a stored and restored checkpoint.</summary>
    public bool IsSplit { get; init; }

    public int TransitionsMax { get; init; } = 1_000;

    /// <summary>Answers Map Runs; unless it is set, tests do that themselves.</summary>
    public Func<MapRunPlan, string, Stimulus>? AnswerMapRun { get; init; }

    public DateTimeOffset Now { get; set; } = StartTime;

    public Step Last { get; private set; } = null!; // Set by Start, which comes first.

    public List<HistoryEvent> History { get; } = [];

    public List<Request.RunTask> Tasks { get; } = [];

    public SortedDictionary<long, DateTimeOffset> Timers { get; } = [];

    public ExecutionOutcome? Outcome { get; private set; }

    public string Types => string.Join(' ', History.Select(item => item.Type));

    public string TypesSinceRedrive =>
        string.Join(' ', History.Skip(History.FindLastIndex(item => item.Type == "ExecutionRedriven")).Select(item => item.Type));

    public static StateMachineDefinition Parse(string definition)
    {
        var parsed = StateMachineDefinition.Parse(definition);
        Assert.Empty(parsed.Diagnostics);
        return parsed.Definition!; // Without diagnostics there is a definition.
    }

    public SimulatedHost Start(string input = "{}")
    {
        Take(Interpreter.Start(Definition, MakeStart(input), MakeEnvironment()));
        return this;
    }

    /// <summary>Sends a stimulus and those it leads to.</summary>
    public Step Send(Stimulus stimulus)
    {
        var checkpoint = IsSplit ? Checkpoint.Deserialize(Last.Checkpoint.Serialize()) : Last.Checkpoint;
        var step = Interpreter.Resume(Definition, checkpoint, stimulus, MakeEnvironment());
        Take(step);
        return step;
    }

    /// <summary>Redrives the execution, which has ended.</summary>
    public void Redrive()
    {
        var checkpoint = IsSplit ? Checkpoint.Deserialize(Last.Checkpoint.Serialize()) : Last.Checkpoint;
        var step = Interpreter.Redrive(Definition, checkpoint, MakeEnvironment());
        Outcome = null;
        Take(step);
    }

    /// <summary>Fires the next timer at its time; false if there is none.</summary>
    public bool FireNext()
    {
        if (Timers.Count == 0)
        {
            return false;
        }

        var (timer, due) = Timers.MinBy(pair => (pair.Value, pair.Key));
        Timers.Remove(timer);
        Now = due > Now ? due : Now;
        Send(new Stimulus.TimerFired(timer));
        return true;
    }

    /// <summary>Fires timers until the execution ends or waits for something else.</summary>
    public SimulatedHost Run(int timersMax = 10_000)
    {
        for (var i = 0; i < timersMax && Outcome is null && FireNext(); i++)
        {
        }

        return this;
    }

    /// <summary>The history as GetExecutionHistory shows it, one event a line.</summary>
    public string Show()
    {
        using var stream = new MemoryStream();
        foreach (var item in History)
        {
            using (var writer = new Utf8JsonWriter(stream))
            {
                item.WriteTo(writer);
            }

            stream.WriteByte((byte)'\n');
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private void Take(Step step)
    {
        Last = step;
        History.AddRange(step.History);
        Outcome ??= step.Outcome;
        foreach (var request in step.Requests)
        {
            Fulfil(request);
        }

        while (_stimuli.TryDequeue(out var stimulus))
        {
            Send(stimulus);
        }
    }

    private void Fulfil(Request request)
    {
        switch (request)
        {
            case Request.SetTimer timer:
                Timers[timer.TimerId] = timer.Due;
                break;
            case Request.CancelTimer timer:
                Timers.Remove(timer.TimerId);
                break;
            case Request.ContinueLater:
                _stimuli.Enqueue(new Stimulus.Continue());
                break;
            case Request.StartMapRun mapRun:
                Answer(mapRun.MapRunArn);
                break;
            case Request.RedriveMapRun mapRun:
                Answer(mapRun.MapRunArn);
                break;
            case Request.RunTask task:
                Tasks.Add(task);
                if (answer(task) is { } stimulus)
                {
                    _stimuli.Enqueue(stimulus);
                }

                break;
        }
    }

    private void Answer(string mapRunArn)
    {
        if (AnswerMapRun is { } answerMapRun)
        {
            var plan = MapRunPlan.Read(Definition, Last.Checkpoint, mapRunArn, MakeEnvironment());
            _stimuli.Enqueue(answerMapRun(plan, mapRunArn));
        }
    }

    public static ExecutionStart MakeStart(string input) => new()
    {
        ExecutionArn = "arn:aws:states:eu-west-1:123456789012:execution:Machine:run",
        ExecutionName = "run",
        StateMachineArn = "arn:aws:states:eu-west-1:123456789012:stateMachine:Machine",
        StateMachineName = "Machine",
        RoleArn = "arn:aws:iam::123456789012:role/role",
        Region = "eu-west-1",
        StartTime = StartTime,
        Input = input,
    };

    public StepEnvironment MakeEnvironment() => new()
    {
        Now = Now,
        NewTaskToken = id => $"token-{id}",
        NewId = () => new Guid(++_ids, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        NextChance = () => 0.5,
        TransitionsMax = TransitionsMax,
    };
}
