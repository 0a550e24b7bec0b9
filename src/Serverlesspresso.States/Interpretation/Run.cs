using System.Globalization;
using Serverlesspresso.States.Definitions;
using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Flow;
using Serverlesspresso.States.History;
using Serverlesspresso.States.Tasks;
using Serverlesspresso.States.Testing;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Interpretation;

/// <summary>One step in the making: what it changes, tells and asks.</summary>
internal sealed class Run
{
    private readonly List<HistoryEvent> _history = [];
    private readonly List<Request> _requests = [];
    private readonly JsonValue _executionInput;
    private JsonObject? _executionFacts;
    private JsonObject? _stateMachineFacts;
    private long _lastTimerId;
    private int _lastFrameId;

    public Run(StateMachineDefinition definition, Checkpoint checkpoint, StepEnvironment environment)
    {
        Definition = definition;
        Environment = environment;
        Start = checkpoint.Start;
        _executionInput = checkpoint.Input;
        _lastTimerId = checkpoint.LastTimerId;
        MachineTimer = checkpoint.MachineTimer;
        LastEventId = checkpoint.LastEventId;
        _lastFrameId = checkpoint.LastFrameId;
        RedriveCount = checkpoint.RedriveCount;
        RedriveTime = checkpoint.RedriveTime;
        CloneFrames(checkpoint.BindFrames(definition));
    }

    public StateMachineDefinition Definition { get; }

    public StepEnvironment Environment { get; }

    /// <summary>Who looks on while a state is tested alone; null in an execution.</summary>
    public StateWatch? Watch { get; init; }

    public ExecutionStart Start { get; }

    /// <summary>What the host is to do, so far.</summary>
    public IReadOnlyList<Request> Requests => _requests;

    /// <summary>All threads that have not ended, the root first.</summary>
    public List<Frame> Frames { get; } = [];

    /// <summary>The frames that can go on, in the order they do.</summary>
    public Queue<Frame> Ready { get; } = new();

    /// <summary>Whether the execution has ended. It may still have frames, to be redriven from.</summary>
    public bool HasEnded => Frames.Count == 0 || Frames[0].Phase is Phase.Ended or Phase.Unentered;

    public DateTimeOffset Now => Environment.Now;

    public long LastEventId { get; private set; }

    /// <summary>The timer of the machine's own TimeoutSeconds; 0 if there is none.</summary>
    public long MachineTimer { get; private set; }

    public ExecutionOutcome? Outcome { get; private set; }

    /// <summary>How often the execution has been redriven.</summary>
    public int RedriveCount { get; private set; }

    /// <summary>When it was redriven last; only to be asked for if it was.</summary>
    public DateTimeOffset RedriveTime { get; private set; }

    /// <summary>Whether the next event would be one more than history can hold.</summary>
    public bool IsHistoryFull { get; private set; }

    public JsonObject ExecutionFacts => _executionFacts ??= MakeExecutionFacts();

    public JsonObject StateMachineFacts => _stateMachineFacts ??= StateMachineFactsOf(Start);

    /// <summary>What the context object says of the state machine.</summary>
    public static JsonObject StateMachineFactsOf(ExecutionStart start) => new JsonObjectBuilder(2)
        .Set("Id", start.StateMachineArn)
        .Set("Name", start.StateMachineName)
        .Build();

    public static string FormatTime(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Adds an event to a thread of history.</summary>
    /// <returns>The event's id.</returns>
    public long Record(Frame frame, string type, EventDetails? details = null)
    {
        var id = Note(frame.PreviousEventId, type, details);
        frame.PreviousEventId = id;
        return id;
    }

    /// <summary>Adds an event that no later one names as its cause.</summary>
    public long Note(long previousEventId, string type, EventDetails? details = null)
    {
        // The last place is kept for the event that ends the execution.
        if (LastEventId >= Environment.HistoryEventsMax - 1 && Outcome is null)
        {
            IsHistoryFull = true;
            return LastEventId;
        }

        _history.Add(new HistoryEvent
        {
            Id = ++LastEventId,
            PreviousEventId = previousEventId,
            Type = type,
            Timestamp = Now,
            Details = details,
        });
        return LastEventId;
    }

    public void Ask(Request request) => _requests.Add(request);

    /// <summary>Sets a timer so many seconds from now.</summary>
    public long SetTimer(double seconds) => SetTimer(Now.AddSeconds(seconds));

    public long SetTimer(DateTimeOffset due)
    {
        Ask(new Request.SetTimer(++_lastTimerId, due));
        return _lastTimerId;
    }

    public void SetMachineTimer(DateTimeOffset due) => MachineTimer = SetTimer(due);

    public void CancelTimer(long timerId)
    {
        if (timerId != 0)
        {
            Ask(new Request.CancelTimer(timerId));
        }
    }

    /// <summary>Queues a frame that can go on.</summary>
    public void Schedule(Frame frame)
    {
        if (frame.IsReady && !frame.IsQueued)
        {
            frame.IsQueued = true;
            Ready.Enqueue(frame);
        }
    }

    /// <summary>Adds a thread and queues it.</summary>
    public Frame AddFrame(Func<int, Frame> make)
    {
        var frame = make(++_lastFrameId);
        frame.Join(this, frame.Parent);
        Frames.Add(frame);
        Schedule(frame);
        return frame;
    }

    /// <summary>Begins the next attempt of an execution that has ended.</summary>
    /// <returns>The id of the event that tells of it.</returns>
    public long Redrive()
    {
        RedriveCount++;
        RedriveTime = Now;
        return Note(LastEventId, "ExecutionRedriven", new ExecutionRedrivenDetails(RedriveCount));
    }

    public void Remove(Frame frame)
    {
        frame.Phase = Phase.Ended;
        Frames.Remove(frame);
    }

    /// <summary>The threads of a frame, in order.</summary>
    public List<Frame> ChildrenOf(Frame parent)
    {
        var children = Frames.FindAll(frame => ReferenceEquals(frame.Parent, parent));
        children.Sort((left, right) => left.Index.CompareTo(right.Index));
        return children;
    }

    public void Wait(Frame frame, DateTimeOffset due)
    {
        frame.Phase = Phase.Wait;
        frame.TimerId = SetTimer(due);
    }

    /// <summary>The state's effective input: after InputPath and Parameters.</summary>
    public static Evaluation ReadInput(Frame frame, State state)
    {
        var input = FilterInput(frame, state);
        return input.Failure is null ? FillParameters(frame, state, input) : input;
    }

    /// <summary>What InputPath chooses of the state's input.</summary>
    public static Evaluation FilterInput(Frame frame, State state)
    {
        var input = state.InputPath.Read(frame.Input, frame);
        if (frame.Watch is { } watch && input.Failure is null)
        {
            watch.AfterInputPath = input.Value;
        }

        return input;
    }

    /// <summary>What Parameters make of the input that InputPath has chosen.</summary>
    public static Evaluation FillParameters(Frame frame, State state, Evaluation input)
    {
        var filled = state.Parameters is null ? input : state.Parameters.Fill(new Scope(input.Value, frame));
        if (frame.Watch is { } watch && filled.Failure is null)
        {
            watch.AfterParameters = filled.Value;
        }

        return filled;
    }

    /// <summary>Forgets a task that has been answered.</summary>
    public void Close(Frame frame, OpenTask task)
    {
        CancelTimer(task.TimeoutTimer);
        CancelTimer(task.HeartbeatTimer);
        frame.Task = null;
    }

    /// <summary>Takes a thread that did not succeed out of the run, but keeps it with its state as long as that may fail.</summary>
    public void Halt(Frame frame, HaltedThreads threads)
    {
        Abandon(frame);
        Frames.Remove(frame);
        threads.Frames.Add(frame);
    }

    /// <summary>Gives up whatever a frame waits for.</summary>
    public void Abandon(Frame frame)
    {
        if (frame is { Task: { } task, State: TaskState state })
        {
            Ask(new Request.CancelTask(task.Id, state.Resource.Type));
            Close(frame, task);
        }

        if (frame.MapRun is { IsRunning: true } mapRun)
        {
            Ask(new Request.AbortMapRun(mapRun.Arn));
            frame.MapRun = mapRun with { IsRunning = false };
        }

        CancelTimer(frame.TimerId);
        frame.TimerId = 0;
        frame.Halt();
    }

    /// <summary>Ends the execution with its last event. Unless it succeeded, what it takes to go on from there is kept.</summary>
    public void End(long previousEventId, string eventType, EventDetails details, ExecutionOutcome outcome)
    {
        Outcome = outcome;
        Note(previousEventId, eventType, details);
        Frames.ForEach(Abandon);
        var kept = new List<Frame>();
        if (outcome is not ExecutionOutcome.Succeeded && Frames.Count > 0)
        {
            Keep(Frames[0], kept);
        }

        Frames.Clear();
        Frames.AddRange(kept);
        CancelTimer(MachineTimer);
        MachineTimer = 0;
    }

    public Step ToStep(List<Frame> ready) => new(
        new Checkpoint(Definition, Start, _executionInput, Frames, [.. ready.Select(frame => frame.Id)])
        {
            LastEventId = LastEventId,
            LastTimerId = _lastTimerId,
            LastFrameId = _lastFrameId,
            MachineTimer = MachineTimer,
            RedriveCount = RedriveCount,
            RedriveTime = RedriveTime,
        },
        _history,
        _requests,
        Outcome);

    /// <summary>Gathers a frame and those of its threads that did not succeed, a parent before its children.</summary>
    private void Keep(Frame frame, List<Frame> kept)
    {
        kept.Add(frame);
        var threads = ChildrenOf(frame);
        if (frame.Halted is { } halted)
        {
            threads = halted.Frames;
            frame.Fork = halted.Fork;
            frame.Halted = null;
        }

        threads.ForEach(thread => Keep(thread, kept));
    }

    private JsonObject MakeExecutionFacts()
    {
        var facts = new JsonObjectBuilder(7)
            .Set("Id", Start.ExecutionArn)
            .Set("Input", _executionInput)
            .Set("StartTime", FormatTime(Start.StartTime))
            .Set("Name", Start.ExecutionName)
            .Set("RoleArn", Start.RoleArn)
            .Set("RedriveCount", JsonNumber.Of(RedriveCount));
        return RedriveCount > 0 ? facts.Set("RedriveTime", FormatTime(RedriveTime)).Build() : facts.Build();
    }

    /// <summary>Clones frames with their places in the tree; a parent always stands before its children.</summary>
    private void CloneFrames(Frame[] frames)
    {
        var clones = new Dictionary<int, Frame>(frames.Length);
        foreach (var frame in frames)
        {
            var clone = frame.CloneFor(this, frame.Parent is null ? null : clones[frame.Parent.Id]);
            clone.IsQueued = false;
            clones.Add(frame.Id, clone);
            Frames.Add(clone);
        }
    }
}
