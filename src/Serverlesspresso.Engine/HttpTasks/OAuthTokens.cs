namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>
/// The tokens of connections, in memory until they are about to expire. One whose lifetime nobody told serves none but
/// those who waited for it.
/// </summary>
/// <param name="timeProvider">The clock.</param>
/// <remarks>Source: Amazon EventBridge User Guide, "Authorization methods for connections".</remarks>
internal sealed class OAuthTokens(TimeProvider timeProvider)
{
    private const int KeptMax = 1_000;

    private static readonly TimeSpan RefreshedBefore = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string ConnectionArn, long Revision), Kept> _kept = [];

    /// <summary>
    /// Gives the token of a connection, as the Authorization header has it; null if there was none to be had. Those who
    /// come while it is fetched wait for the same fetch.
    /// </summary>
    /// <param name="connectionArn">The connection's ARN.</param>
    /// <param name="revision">Its revision: one that was changed gets another token.</param>
    /// <param name="fetch">Begins to fetch a token, for all who wait: it does not block, and ends by itself.</param>
    /// <param name="cancellationToken">Stops the waiting, not the fetch.</param>
    public async Task<string?> GetAsync(
        string connectionArn, long revision, Func<Task<OAuthToken?>> fetch, CancellationToken cancellationToken)
    {
        var token = await FindOrFetch((connectionArn, revision), fetch).WaitAsync(cancellationToken);
        return token?.Header;
    }

    /// <summary>Forgets a token that was refused. One that was fetched since then stays.</summary>
    /// <param name="connectionArn">The connection's ARN.</param>
    /// <param name="revision">Its revision.</param>
    /// <param name="header">The token, as the Authorization header had it.</param>
    public void Drop(string connectionArn, long revision, string header)
    {
        lock (_gate)
        {
            if (_kept.TryGetValue((connectionArn, revision), out var kept) && kept.Token?.Header == header)
            {
                _kept.Remove((connectionArn, revision));
            }
        }
    }

    private Task<OAuthToken?> FindOrFetch((string ConnectionArn, long Revision) key, Func<Task<OAuthToken?>> fetch)
    {
        lock (_gate)
        {
            if (_kept.TryGetValue(key, out var kept) && IsOfUse(kept))
            {
                return kept.Fetch;
            }

            if (_kept.Count >= KeptMax)
            {
                // Most are of connections that are gone, or were changed.
                _kept.Clear();
            }

            kept = new Kept(fetch(), timeProvider.GetTimestamp());
            _kept[key] = kept;
            return kept.Fetch;
        }
    }

    private bool IsOfUse(Kept kept) => !kept.Fetch.IsCompleted
        || (kept.Token?.Lifetime is { } lifetime && timeProvider.GetElapsedTime(kept.AskedAt) < lifetime - RefreshedBefore);

    /// <param name="Fetch">Ends with the token.</param>
    /// <param name="AskedAt">When it was asked for, which no change of the time of day moves.</param>
    private sealed record Kept(Task<OAuthToken?> Fetch, long AskedAt)
    {
        /// <summary>The token; null while it is fetched, and if there was none to be had.</summary>
        public OAuthToken? Token => Fetch.IsCompletedSuccessfully ? Fetch.Result : null;
    }
}
