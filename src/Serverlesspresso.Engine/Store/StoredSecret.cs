namespace Serverlesspresso.Engine.Store;

/// <summary>A secret that is made once and lives as long as the store.</summary>
public static class StoredSecret
{
    /// <summary>Reads a secret, or keeps a fresh one. Of several that make it at once one wins, and all get that one.</summary>
    /// <param name="store">The store.</param>
    /// <param name="name">The secret's name.</param>
    /// <param name="fresh">The secret of a store that has none yet.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    public static Task<string> GetOrKeepAsync(
        IStore store, string name, string fresh, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.RunTurnAsync(
            async transaction =>
            {
                if (await transaction.GetDefinitionAsync(DefinitionKind.Secret, name) is { } row)
                {
                    return row.Document;
                }

                transaction.PutDefinition(new DefinitionRow
                {
                    Kind = DefinitionKind.Secret,
                    Name = name,
                    Document = fresh,
                });
                return fresh;
            },
            cancellationToken);
    }
}
