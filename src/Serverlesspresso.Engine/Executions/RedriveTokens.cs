using System.Text.Json;

namespace Serverlesspresso.Engine.Executions;

/// <summary>The client tokens that an execution was redriven with: a request that comes again is answered as before.</summary>
/// <remarks>Source: AWS Step Functions API Reference, RedriveExecution, clientToken.</remarks>
internal static class RedriveTokens
{
    private const int TokensMax = 10;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>When the execution was redriven with a token; null if it was not, or too long ago.</summary>
    public static DateTimeOffset? Find(string? stored, string token, DateTimeOffset now) =>
        Read(stored, now).Find(used => used.Token == token)?.At;

    /// <summary>The stored form with one more token; those that no longer count are dropped.</summary>
    public static string Add(string? stored, string token, DateTimeOffset now)
    {
        var tokens = Read(stored, now);
        tokens.Add(new UsedToken(token, now));
        return JsonSerializer.Serialize(tokens.TakeLast(TokensMax).ToList(), ExecutionJsonContext.Default.ListUsedToken);
    }

    private static List<UsedToken> Read(string? stored, DateTimeOffset now)
    {
        var tokens = stored is null
            ? []
            : JsonSerializer.Deserialize(stored, ExecutionJsonContext.Default.ListUsedToken) ?? [];
        tokens.RemoveAll(used => now - used.At >= Lifetime);
        return tokens;
    }
}

/// <summary>A client token that was used.</summary>
/// <param name="Token">The token.</param>
/// <param name="At">When, which is also when the execution was redriven.</param>
internal sealed record UsedToken(string Token, DateTimeOffset At);
