using System.Collections.Concurrent;
using Serverlesspresso.Engine.MapRuns;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.States.Definitions;

namespace Serverlesspresso.Engine.StateMachines;

/// <summary>Compiled definitions by revision. A revision never changes, so what is cached is never stale.</summary>
public sealed class DefinitionCache
{
    private const int RevisionsMax = 1_024;

    private readonly ConcurrentDictionary<string, CachedRevision> _revisions = new(StringComparer.Ordinal);

    /// <summary>Finds or compiles a revision.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="stateMachineArn">The state machine, or with a label what a distributed Map of it has its children run.</param>
    /// <param name="revisionId">The revision.</param>
    internal async ValueTask<CachedRevision> GetAsync(
        IStoreReader reader, string stateMachineArn, string revisionId)
    {
        var name = StateMachineRegistry.RevisionName(stateMachineArn, revisionId);
        if (_revisions.TryGetValue(name, out var cached))
        {
            return cached;
        }

        var (wholeArn, label) = MapRunArns.Divide(stateMachineArn);
        if (label is not null)
        {
            var whole = await GetAsync(reader, wholeArn, revisionId);
            return Keep(name, whole with
            {
                Definition = whole.Definition.FindProcessor(label)
                    ?? throw new InvalidDataException($"The revision '{name}' has no Map of this label."),
            });
        }

        var row = await reader.GetDefinitionAsync(DefinitionKind.StateMachineRevision, name)
            ?? throw new InvalidDataException($"The revision '{name}' is not in the store.");
        var document = StateMachineRegistry.ReadRevision(row);
        return Keep(name, new CachedRevision(
            StateMachineDefinition.Restore(document.Definition)
                ?? throw new InvalidDataException($"The stored revision '{name}' cannot be run."),
            document.RoleArn));
    }

    private CachedRevision Keep(string name, CachedRevision revision)
    {
        if (_revisions.Count >= RevisionsMax)
        {
            _revisions.Clear();
        }

        _revisions[name] = revision;
        return revision;
    }

    /// <summary>A compiled revision.</summary>
    /// <param name="Definition">The definition.</param>
    /// <param name="RoleArn">The role it runs as.</param>
    internal sealed record CachedRevision(StateMachineDefinition Definition, string RoleArn);
}
