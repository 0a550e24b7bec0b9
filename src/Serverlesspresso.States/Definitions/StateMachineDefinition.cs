using Serverlesspresso.States.Flow;
using Serverlesspresso.States.Tasks;

namespace Serverlesspresso.States.Definitions;

/// <summary>A state machine as its author wrote it, validated and compiled. Immutable; safe for many threads.</summary>
/// <remarks>Source: the Amazon States Language specification, https://states-language.net/spec.html.</remarks>
public sealed class StateMachineDefinition
{
    /// <summary>How many seconds an execution of type EXPRESS may take.</summary>
    /// <remarks>Source: AWS Step Functions Developer Guide, Service quotas.</remarks>
    public const int ExpressSecondsMax = 300;

    private readonly IReadOnlyDictionary<string, MapProcessor> _processors;

    internal StateMachineDefinition(
        StateGroup level,
        long? timeoutSeconds,
        string? comment,
        IReadOnlyList<string> resources,
        IReadOnlyDictionary<string, MapProcessor> processors)
    {
        _processors = processors;
        Level = level;
        TimeoutSeconds = timeoutSeconds;
        Comment = comment;
        Resources = resources;
        Activities = [.. resources.Where(resource => TaskResource.TryParse(resource, out var task) && task.IsActivity)];
    }

    /// <summary>What the author says of the machine, if anything.</summary>
    public string? Comment { get; }

    /// <summary>The resources that task states call, each once, in the order of the text.</summary>
    /// <remarks>A host that cannot carry out one of them should refuse the definition.</remarks>
    public IReadOnlyList<string> Resources { get; }

    /// <summary>Those of <see cref="Resources"/> that are activities.</summary>
    public IReadOnlyList<string> Activities { get; }

    /// <summary>What the child executions of a distributed Map run: a state machine of its own.</summary>
    /// <param name="label">The label of the Map, given or made. It may stand at any level.</param>
    /// <returns>The state machine, or null if no Map has the label.</returns>
    public StateMachineDefinition? FindProcessor(string label) => _processors.TryGetValue(label, out var processor)
        ? new StateMachineDefinition(
            processor.Level,
            processor.Type == StateMachineType.Express ? ExpressSecondsMax : null,
            comment: null,
            Resources,
            _processors)
        : null;

    /// <summary>What the child executions of a distributed Map run, as a definition of its own: a JSON text.</summary>
    /// <param name="label">The label of the Map, given or made.</param>
    /// <returns>The text, or null if no Map has the label.</returns>
    public string? ShowProcessor(string label) => _processors.TryGetValue(label, out var processor)
        ? processor.Definition.ToText()
        : null;

    /// <summary>The states of the outermost level.</summary>
    internal StateGroup Level { get; }

    /// <summary>How long an execution may take; null for no limit.</summary>
    internal long? TimeoutSeconds { get; }

    /// <summary>Reads, validates and compiles the definition of a standard state machine.</summary>
    /// <param name="text">The definition: a JSON text in the Amazon States Language.</param>
    /// <returns>The definition, or every problem found.</returns>
    public static ParsedDefinition Parse(string text) => Parse(text, StateMachineType.Standard);

    /// <summary>Compiles a definition that has been taken before: what only later versions refuse is let stand.</summary>
    /// <param name="text">The definition as it was taken.</param>
    /// <returns>The definition, or null if it cannot be run.</returns>
    public static StateMachineDefinition? Restore(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new DefinitionReader(StateMachineType.Standard).ReadTaken(text);
    }

    /// <summary>Reads, validates and compiles a definition.</summary>
    /// <param name="text">The definition: a JSON text in the Amazon States Language.</param>
    /// <param name="type">The kind of state machine it is for.</param>
    /// <returns>The definition, or every problem found.</returns>
    public static ParsedDefinition Parse(string text, StateMachineType type)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new DefinitionReader(type).Read(text);
    }
}
