using System.Globalization;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.HttpTasks;
using Serverlesspresso.Engine.Integrations;

namespace Serverlesspresso.Engine.Destinations;

/// <summary>Why an event did not reach its API destination.</summary>
/// <param name="Error">The error's code.</param>
/// <param name="Message">The error in words.</param>
/// <param name="IsFinal">Whether another try would end the same.</param>
/// <param name="RetryAfter">How long the other server wants to be left alone; null if it did not say.</param>
/// <remarks>Source: Amazon EventBridge User Guide, "API destination error codes".</remarks>
internal sealed record DestinationFailure(string Error, string Message, bool IsFinal, TimeSpan? RetryAfter = null)
{
    private const string Unable = "Unable to invoke ApiDestination endpoint: ";

    private static readonly int[] RetriedStatuses = [401, 407, 409, 429];

    /// <summary>Reads what came of a call; null if the event was delivered.</summary>
    /// <param name="exchange">The call and its answer.</param>
    /// <param name="now">The time.</param>
    public static DestinationFailure? Of(HttpExchange exchange, DateTimeOffset now) => exchange switch
    {
        { Response.StatusCode: { } status and >= 200 and < 300 } => null,
        { Response: { StatusCode: { } status } response } => OfStatus(status, response, now),
        { HasTimedOut: true } => new DestinationFailure(
            DeadLetterCodes.Timeout, $"{Unable}Timeout calling endpoint for API Destination.", IsFinal: false),
        { Outcome: TaskOutcome.Failed failed } => OfNoAnswer(failed),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static DestinationFailure OfStatus(int status, HttpMessage response, DateTimeOffset now)
    {
        var isRetried = status >= 500 || Array.IndexOf(RetriedStatuses, status) >= 0;
        var retryAfter = isRetried ? RetryAfterOf(response, now) : null;
        var code = status switch
        {
            429 => DeadLetterCodes.Throttling,
            >= 500 => DeadLetterCodes.ErrorFromTarget,
            _ => DeadLetterCodes.ClientError,
        };
        return new DestinationFailure(
            code,
            $"{Unable}Request failed: status {status}.",
            IsFinal: !isRetried || retryAfter < TimeSpan.Zero,
            retryAfter);
    }

    private static DestinationFailure OfNoAnswer(TaskOutcome.Failed failed) => failed.Error switch
    {
        HttpCaller.AccessDenied => new DestinationFailure(DeadLetterCodes.NoPermissions, Unable + failed.Cause, IsFinal: true),
        HttpCaller.ConnectionNotFound => new DestinationFailure(DeadLetterCodes.NoPermissions, Unable + failed.Cause, IsFinal: true),
        HttpCaller.SocketError => new DestinationFailure(
            DeadLetterCodes.ClientError, $"{Unable}API destination endpoint cannot be reached. {failed.Cause}", IsFinal: false),
        HttpCaller.AuthorizationFailed => new DestinationFailure(DeadLetterCodes.ClientError, Unable + failed.Cause, IsFinal: false),

        // A fault in making the call, which would be the same with each try.
        _ => new DestinationFailure(DeadLetterCodes.InternalError, Unable + failed.Cause, IsFinal: true),
    };

    /// <summary>Seconds or a date. A negative number ends the tries. What cannot be read says nothing.</summary>
    private static TimeSpan? RetryAfterOf(HttpMessage response, DateTimeOffset now)
    {
        var text = FindHeader(response, "Retry-After")?.Trim();
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        var isDate = DateTimeOffset.TryParseExact(
            text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date);
        return isDate && date > now ? date - now : null;
    }

    private static string? FindHeader(HttpMessage response, string name) =>
        response.Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
