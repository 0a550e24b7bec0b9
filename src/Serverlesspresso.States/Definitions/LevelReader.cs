using Serverlesspresso.States.Flow;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Definitions;

/// <summary>Reads the states of a level and links their transitions.</summary>
internal sealed class LevelReader(DiagnosticList diagnostics, StateMachineType type)
{
    private const int NameLengthMax = 80;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<string> _resources = [];
    private readonly Dictionary<string, MapProcessor> _processors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _labels = new(StringComparer.Ordinal);

    /// <summary>What the states now read run as.</summary>
    public StateMachineType MachineType { get; private set; } = type;

    /// <summary>What each distributed Map has its child executions run, by its label.</summary>
    public IReadOnlyDictionary<string, MapProcessor> Processors => _processors;

    /// <summary>Every resource of a task state, in the order of the text.</summary>
    public IReadOnlyList<string> Resources => [.. _resources.Distinct(StringComparer.Ordinal)];

    /// <summary>Reads StartAt and States; null if a level cannot be made of them.</summary>
    /// <param name="fields">Where they stand.</param>
    /// <param name="scope">What the level is.</param>
    public StateGroup? Read(FieldReader fields, LevelScope scope = LevelScope.Inner)
    {
        var startAt = fields.Text("StartAt");
        if (fields.Object("States") is not { } members || startAt is null)
        {
            return null;
        }

        var location = fields.At("States");
        if (members.Count == 0)
        {
            diagnostics.AddError(location, "Value cannot be empty");
            return null;
        }

        var states = ReadStates(members, location);
        var start = new Transition(startAt, fields.At("StartAt"));
        Link(start, states, members);
        if (scope != LevelScope.Alone)
        {
            LinkAll(states, members);
        }

        if (scope == LevelScope.Machine && !Array.Exists(members.Values.ToArray(), CanEnd))
        {
            diagnostics.AddError(string.Empty, "Workflow has no terminal state", DiagnosticList.MissingEndState);
        }
        else
        {
            ReportUnreachable(start, states, members, location);
        }

        return start.State is null ? null : new StateGroup(start.State, states);
    }

    /// <summary>Reads what the child executions of a distributed Map run.</summary>
    public StateGroup? ReadProcessor(FieldReader fields, StateMachineType executionType, string label)
    {
        var outer = MachineType;
        MachineType = executionType;
        var level = Read(fields);
        MachineType = outer;
        if (level is not null)
        {
            _processors[label] = new MapProcessor(level, fields.Members, executionType);
        }

        return level;
    }

    /// <summary>Takes a label; false if another Map has it.</summary>
    public bool TryAddLabel(string label) => _labels.Add(label);

    public void AddResource(string resource) => _resources.Add(resource);

    private Dictionary<string, State> ReadStates(JsonObject members, string location)
    {
        var states = new Dictionary<string, State>(StringComparer.Ordinal);
        for (var i = 0; i < members.Count; i++)
        {
            var name = members.Names[i];
            var at = DiagnosticList.Below(location, name);
            CheckName(name, at);
            if (members.Values[i] is not JsonObject fields)
            {
                diagnostics.AddError(at, "Expected value of type Object");
            }
            else if (new StateReader(this, name, new FieldReader(fields, at, diagnostics)).Read() is { } state)
            {
                states.Add(name, state);
            }
        }

        return states;
    }

    private static bool CanEnd(JsonValue state) =>
        state is JsonObject fields
        && (fields["Type"] is JsonString { Text: "Succeed" or "Fail" } || fields["End"] is JsonBoolean { IsTrue: true });

    private void CheckName(string name, string location)
    {
        if (name.Length is 0 or > NameLengthMax)
        {
            diagnostics.AddError(
                location, $"A state's name must have from 1 to {NameLengthMax} characters", DiagnosticList.InvalidStateName);
        }

        if (!_names.Add(name))
        {
            diagnostics.AddError(location, $"Duplicate State name: {name}", DiagnosticList.DuplicateStateName);
        }
    }

    private void LinkAll(Dictionary<string, State> states, JsonObject members)
    {
        foreach (var state in states.Values)
        {
            foreach (var transition in state.Transitions)
            {
                Link(transition, states, members);
            }
        }
    }

    /// <summary>A target that exists but could not be read is not reported again.</summary>
    private void Link(Transition transition, Dictionary<string, State> states, JsonObject members)
    {
        if (transition.Target is not { } target)
        {
            return;
        }

        transition.State = states.GetValueOrDefault(target);
        if (members[target] is null)
        {
            diagnostics.AddError(
                transition.Location,
                $"Missing 'Next' target: {target}",
                DiagnosticList.MissingTransitionTarget);
        }
    }

    private void ReportUnreachable(Transition start, Dictionary<string, State> states, JsonObject members, string location)
    {
        if (states.Count < members.Count)
        {
            return;
        }

        var reached = new HashSet<State>();
        if (start.State is not null)
        {
            reached.Add(start.State);
        }

        var pending = new Queue<State>(reached);
        while (pending.TryDequeue(out var state))
        {
            foreach (var next in state.Transitions.Select(transition => transition.State).OfType<State>())
            {
                if (reached.Add(next))
                {
                    pending.Enqueue(next);
                }
            }
        }

        foreach (var state in states.Values.Where(state => !reached.Contains(state)))
        {
            diagnostics.AddError(
                DiagnosticList.Below(location, state.Name),
                $"State \"{state.Name}\" is not reachable.",
                DiagnosticList.MissingTransitionTarget);
        }
    }
}
