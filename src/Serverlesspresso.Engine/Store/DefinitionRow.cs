namespace Serverlesspresso.Engine.Store;

/// <summary>Something a user or the server defined: a bus, a rule, a state machine, a table.</summary>
public sealed record DefinitionRow
{
    /// <summary>What it defines.</summary>
    public required DefinitionKind Kind { get; init; }

    /// <summary>Its name within the kind. Names compare by ordinal.</summary>
    public required string Name { get; init; }

    /// <summary>The definition: a JSON text whose shape belongs to the feature that wrote it.</summary>
    public required string Document { get; init; }

    /// <summary>Counts the changes, from 1. Given by the store.</summary>
    public long Version { get; init; }
}
