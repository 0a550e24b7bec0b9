using System.Diagnostics;
using Serverlesspresso.States.Branches;
using Serverlesspresso.States.Definitions;
using Serverlesspresso.States.Flow;
using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Tasks;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Testing;

/// <summary>The state to test, as it stands in the definition.</summary>
internal sealed class TestedState
{
    /// <summary>What AWS calls a state whose definition comes without a name.</summary>
    private const string LoneName = "StateName";

    private static readonly string[] Processors = ["ItemProcessor", "Iterator"];

    private readonly JsonObject _machine;
    private readonly string _text;
    private readonly bool _isAlone;

    private TestedState(JsonObject machine, string text, JsonObject fields, string? name)
    {
        _machine = machine;
        _text = text;
        _isAlone = name is null;
        Fields = fields;
        Name = name ?? LoneName;
        Resource = fields["Resource"] is JsonString resource && TaskResource.TryParse(resource.Text, out var parsed) ? parsed : null;
    }

    public string Name { get; }

    public JsonObject Fields { get; }

    /// <summary>The kind of state; null if it has none.</summary>
    public string? Type => (Fields["Type"] as JsonString)?.Text;

    /// <summary>What a task calls; null for other states.</summary>
    public TaskResource? Resource { get; }

    /// <summary>Whether a task goes on only when a job or whoever has its token says so.</summary>
    public bool WaitsForMore => Resource is { Pattern: not IntegrationPattern.RequestResponse };

    public bool WaitsForToken => Resource is { Pattern: IntegrationPattern.WaitForTaskToken };

    /// <summary>Whether the state or its machine is written for JSONata.</summary>
    public bool IsQueriedInJsonata => IsJsonata(Fields) || IsJsonata(_machine);

    /// <summary>Finds the state.</summary>
    public static (TestedState? State, StateTestProblem? Problem) Find(StateTest test)
    {
        if (!JsonText.TryParse(test.Definition, out var value) || value is not JsonObject members)
        {
            return (null, StateTestProblem.Of(new DefinitionReader(StateMachineType.Standard).Read(test.Definition)));
        }

        if (test.StateName is not { } name)
        {
            return (new TestedState(members, test.Definition, members, name: null), null);
        }

        return FindFields(members, name) is { } fields
            ? (new TestedState(members, test.Definition, fields, name), null)
            : (null, StateTestProblem.Invalid("State not found in definition"));
    }

    /// <summary>Compiles the definition.</summary>
    public ParsedDefinition Parse()
    {
        var reader = new DefinitionReader(StateMachineType.Standard);
        return _isAlone ? reader.ReadState(_machine, Name) : reader.Read(_text);
    }

    /// <summary>The compiled state with its level.</summary>
    public (StateGroup Group, State State) FindIn(StateMachineDefinition definition) =>
        FindIn(definition, definition.Level) ?? throw new UnreachableException("A state of the text is a state of its definition.");

    private static bool IsJsonata(JsonObject fields) => fields["QueryLanguage"] is JsonString { Text: "JSONata" };

    private static JsonObject? FindFields(JsonObject level, string name)
    {
        if (level["States"] is not JsonObject states)
        {
            return null;
        }

        if (states[name] is JsonObject found)
        {
            return found;
        }

        return states.Values.ToArray()
            .OfType<JsonObject>()
            .SelectMany(LevelsOf)
            .Select(inner => FindFields(inner, name))
            .FirstOrDefault(fields => fields is not null);
    }

    private static IEnumerable<JsonObject> LevelsOf(JsonObject state) => Processors
        .Select(field => state[field])
        .Concat(state["Branches"] is JsonArray branches ? branches.Items.ToArray() : [])
        .OfType<JsonObject>();

    private (StateGroup, State)? FindIn(StateMachineDefinition definition, StateGroup group)
    {
        if (group.States.TryGetValue(Name, out var state))
        {
            return (group, state);
        }

        return group.States.Values
            .SelectMany(outer => LevelsOf(definition, outer))
            .Select(inner => FindIn(definition, inner))
            .FirstOrDefault(found => found is not null);
    }

    private static StateGroup[] LevelsOf(StateMachineDefinition definition, State state) => state switch
    {
        MapState map => [map.Processor],
        ParallelState parallel => parallel.Branches,
        DistributedMapState map when definition.FindProcessor(map.Label) is { } processor => [processor.Level],
        _ => [],
    };
}
