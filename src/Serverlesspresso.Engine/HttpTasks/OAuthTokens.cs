using System.Collections.Concurrent;

namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>
/// The tokens of connections, in memory until they are about to expire. One whose lifetime nobody told is not kept.
/// </summary>
/// <param name="timeProvider">The clock.</param>
/// <remarks>Source: Amazon EventBridge User Guide, "Authorization methods for connections".</remarks>
internal sealed class OAuthTokens(TimeProvider timeProvider)
{
    private const int KeptMax = 1_000;

    private static readonly TimeSpan RefreshedBefore = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    /// <summary>Finds the token of a connection, as the Authorization header has it; null if one must be fetched.</summary>
    /// <param name="connectionArn">The connection's ARN.</param>
    /// <param name="revision">Its revision: one that was changed gets another token.</param>
    public string? Find(string connectionArn, long revision) =>
        _kept.TryGetValue(connectionArn, out var kept)
        && kept.Revision == revision
        && timeProvider.GetUtcNow() < kept.Until
            ? kept.Header
            : null;

    /// <summary>Keeps a token.</summary>
    /// <param name="connectionArn">The connection's ARN.</param>
    /// <param name="revision">Its revision.</param>
    /// <param name="token">The token.</param>
    public void Keep(string connectionArn, long revision, OAuthToken token)
    {
        if (token.Lifetime is not { } lifetime)
        {
            return;
        }

        if (_kept.Count >= KeptMax)
        {
            // Most are of connections that are gone.
            _kept.Clear();
        }

        _kept[connectionArn] = new Kept(revision, token.Header, timeProvider.GetUtcNow() + lifetime - RefreshedBefore);
    }

    /// <summary>Forgets the token of a connection, because it was refused.</summary>
    /// <param name="connectionArn">The connection's ARN.</param>
    public void Drop(string connectionArn) => _kept.TryRemove(connectionArn, out _);

    private sealed record Kept(long Revision, string Header, DateTimeOffset Until);
}
