using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Turns;

/// <summary>
/// Owners within one process. The turns of an execution queue up, so that they do not run in vain against each other;
/// the work of a shard runs side by side.
/// </summary>
/// <param name="turns">Runs the turns.</param>
internal sealed class InMemoryOwnership(TurnRunner turns) : IOwnership
{
    private readonly Dictionary<string, Owner> _owners = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<T> RunTurnAsync<T>(OwnerKey key, Turn<T> turn, CancellationToken cancellationToken) => key.Kind switch
    {
        OwnerKind.WorkShard => turns.RunAsync(turn, cancellationToken),
        OwnerKind.Execution => RunQueuedAsync(key.Id, turn, cancellationToken),
    };

    private async Task<T> RunQueuedAsync<T>(string id, Turn<T> turn, CancellationToken cancellationToken)
    {
        var owner = Enter(id);
        try
        {
            await owner.Gate.WaitAsync(cancellationToken);
            try
            {
                return await turns.RunAsync(turn, cancellationToken);
            }
            finally
            {
                owner.Gate.Release();
            }
        }
        finally
        {
            Leave(id, owner);
        }
    }

    private Owner Enter(string id)
    {
        lock (_owners)
        {
            if (!_owners.TryGetValue(id, out var owner))
            {
                owner = new Owner();
                _owners.Add(id, owner);
            }

            owner.Callers++;
            return owner;
        }
    }

    private void Leave(string id, Owner owner)
    {
        lock (_owners)
        {
            owner.Callers--;
            if (owner.Callers == 0)
            {
                _owners.Remove(id);
                owner.Gate.Dispose();
            }
        }
    }

    private sealed class Owner
    {
        public SemaphoreSlim Gate { get; } = new(initialCount: 1, maxCount: 1);

        public int Callers { get; set; }
    }
}
