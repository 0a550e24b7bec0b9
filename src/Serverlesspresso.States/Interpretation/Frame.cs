using Serverlesspresso.States.Branches;
using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Flow;
using Serverlesspresso.States.Tasks;
using Serverlesspresso.States.Testing;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Interpretation;

/// <summary>One thread of an execution: the root, a branch or an iteration. It changes within a step only.</summary>
/// <remarks>A checkpoint owns its frames and never changes them: each step works on clones.</remarks>
internal sealed class Frame : EvaluationContext
{
    private static readonly string[] ContextMembers = ["Execution", "StateMachine", "State", "Task", "Map"];

    private Run? _run;

    public required int Id { get; init; }

    /// <summary>The frame whose branch or iteration this is; null for the root.</summary>
    public Frame? Parent { get; set; }

    /// <summary>Which branch or iteration it is.</summary>
    public int Index { get; init; }

    public required StateGroup Group { get; init; }

    public Phase Phase { get; set; }

    public required State State { get; set; }

    /// <summary>The input of the state, before InputPath.</summary>
    public required JsonValue Input { get; set; }

    public long EnteredEventId { get; set; }

    public DateTimeOffset EnteredTime { get; set; }

    /// <summary>The last event of this thread: the next one names it as its cause.</summary>
    public long PreviousEventId { get; set; }

    /// <summary>How often the state has been tried again.</summary>
    public int RetryCount { get; set; }

    /// <summary>How many attempts each retrier has granted; null as long as none has.</summary>
    public int[]? Attempts { get; set; }

    public OpenTask? Task { get; set; }

    /// <summary>The timer of a wait or a retry delay; 0 if there is none.</summary>
    public long TimerId { get; set; }

    /// <summary>The branches or iterations it waits for, or did when its execution ended.</summary>
    public Fork? Fork { get; set; }

    /// <summary>
    /// The branches or iterations that failed or were given up, and what had come of the others: as long as the failure may
    /// still end the execution. Never stored: what is needed of it after the end stands among the frames.
    /// </summary>
    public HaltedThreads? Halted { get; set; }

    /// <summary>The Map Run it waits for, or did when its execution ended.</summary>
    public OpenMapRun? MapRun { get; set; }

    /// <summary>The item that ItemSelector is being filled for, as the context object shows it. Never stored.</summary>
    public JsonObject? SelectedItem { get; set; }

    /// <summary>Whether it has entered its state, even if it still stands in <see cref="Phase.Enter"/>. Never stored.</summary>
    public bool HasEntered { get; set; }

    /// <summary>Whether it stands in the queue of its run. Never stored.</summary>
    public bool IsQueued { get; set; }

    /// <summary>The variables assigned in this frame.</summary>
    public JsonObject Variables { get; set; } = JsonObject.Empty;

    /// <summary>The token of the task being scheduled. Never stored.</summary>
    public string? TaskToken { get; set; }

    /// <summary>The parameters of the task being scheduled. Never stored.</summary>
    public JsonValue? HandedParameters { get; private set; }

    /// <summary>The timeout of the task being scheduled. Never stored.</summary>
    public long? HandedTimeout { get; private set; }

    /// <summary>Who looks on while a state is tested alone; null in an execution.</summary>
    public StateWatch? Watch => _run!.Watch; // A state runs within a run only.

    public bool IsReady => Phase is Phase.Enter or Phase.Handed or Phase.Redo;

    public override StepEnvironment Environment => _run!.Environment; // Expressions are evaluated within a run only.

    public Frame CloneFor(Run run, Frame? parent)
    {
        var clone = (Frame)MemberwiseClone();
        clone.Join(run, parent);
        clone.Attempts = (int[]?)Attempts?.Clone();
        clone.Fork = Fork?.Clone();
        return clone;
    }

    public void Join(Run run, Frame? parent)
    {
        _run = run;
        Parent = parent;
    }

    /// <summary>An inner frame sees the variables of the outer ones.</summary>
    public override JsonValue? FindVariable(string name)
    {
        for (var frame = this; frame is not null; frame = frame.Parent)
        {
            if (frame.Variables[name] is { } value)
            {
                return value;
            }
        }

        return null;
    }

    public override JsonObject MakeContextObject(string? only)
    {
        if (Watch is { } watch)
        {
            return SelectedItem is null ? watch.Context : watch.Context.With("Map", MakeContextMember("Map")!); // An item is selected.
        }

        if (only is not null)
        {
            return MakeContextMember(only) is { } value ? new JsonObject([only], [value]) : JsonObject.Empty;
        }

        var context = new JsonObjectBuilder(ContextMembers.Length);
        foreach (var name in ContextMembers)
        {
            if (MakeContextMember(name) is { } member)
            {
                context.Set(name, member);
            }
        }

        return context.Build();
    }

    private JsonObject? MakeContextMember(string name) => name switch
    {
        "Execution" => _run!.ExecutionFacts, // Expressions are evaluated within a run only.
        "StateMachine" => _run!.StateMachineFacts, // As above.
        "State" => MakeStateFacts(),
        "Task" => TaskToken is null ? null : new JsonObject(["Token"], [new JsonString(TaskToken)]),
        "Map" => FindItem() is { } item ? new JsonObject(["Item"], [item]) : null,
        _ => null,
    };

    /// <summary>Makes a state the one to enter next.</summary>
    public void MoveTo(State state, JsonValue input)
    {
        Phase = Phase.Enter;
        State = state;
        Input = input;
        HasEntered = false;
        Halted = null;
        MapRun = null;
        ForgetAttempts();
    }

    /// <summary>Counts the attempts of the state from the beginning.</summary>
    public void ForgetAttempts()
    {
        RetryCount = 0;
        Attempts = null;
    }

    /// <summary>Stops for good, or until its execution is redriven.</summary>
    public void Halt() => Phase = Phase switch
    {
        Phase.Enter when !HasEntered => Phase.Unentered,
        Phase.Unentered => Phase.Unentered,
        _ => Phase.Ended,
    };

    /// <summary>Sets variables for the states that follow.</summary>
    public void Assign(JsonObject assigned)
    {
        for (var i = 0; i < assigned.Count; i++)
        {
            Variables = Variables.With(assigned.Names[i], assigned.Values[i]);
        }
    }

    /// <summary>Keeps a scheduled task until the frame's next turn starts it.</summary>
    public void Hand(OpenTask task, JsonValue parameters, long? timeout)
    {
        Phase = Phase.Handed;
        Task = task;
        HandedParameters = parameters;
        HandedTimeout = timeout;
    }

    /// <summary>Waits for branches or iterations.</summary>
    public void Wait(Fork fork)
    {
        Phase = Phase.Fork;
        Fork = fork;
        Halted = null;
    }

    /// <summary>Waits for a Map Run.</summary>
    public void Wait(OpenMapRun mapRun)
    {
        Phase = Phase.MapRun;
        MapRun = mapRun;
    }

    /// <summary>Waits for a task.</summary>
    public void Open(OpenTask task)
    {
        Phase = Phase.Task;
        Task = task;
        HandedParameters = null;
        HandedTimeout = null;
    }

    /// <summary>The item of the innermost Map around this frame, or null.</summary>
    private JsonObject? FindItem()
    {
        if (SelectedItem is { } selected)
        {
            return selected;
        }

        for (var frame = this; frame.Parent is { } parent; frame = parent)
        {
            if (parent.State is MapState)
            {
                return ItemOf(parent, frame.Index);
            }
        }

        return null;
    }

    private static JsonObject? ItemOf(Frame map, int index) =>
        map.Fork is { } fork && ((MapState)map.State).RestoreItems(map, fork) is null
            ? fork.Items!.FactsOf(index) // Restored just now.
            : null;

    /// <summary>What the context object says of the state.</summary>
    public JsonObject MakeStateFacts()
    {
        var facts = new JsonObjectBuilder(3)
            .Set("Name", State.Name)
            .Set("EnteredTime", Run.FormatTime(EnteredTime));
        return State.CanRetry ? facts.Set("RetryCount", JsonNumber.Of(RetryCount)).Build() : facts.Build();
    }
}
