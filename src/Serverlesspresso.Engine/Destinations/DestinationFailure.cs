using System.Globalization;
using System.Numerics;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.HttpTasks;
using Serverlesspresso.Engine.Integrations;

namespace Serverlesspresso.Engine.Destinations;

/// <summary>Tells why an event did not reach its API destination.</summary>
/// <remarks>Source: Amazon EventBridge User Guide, "API destination error codes".</remarks>
internal static class DestinationFailure
{
    /// <summary>Longer than any event is tried.</summary>
    private const int RetryAfterSecondsMax = 2 * 86_400;

    private const string Unable = "Unable to invoke ApiDestination endpoint: ";

    private static readonly int[] RetriedStatuses = [401, 407, 409, 429];

    /// <summary>Reads what came of a call; null if the event was delivered.</summary>
    /// <param name="exchange">The call and its answer.</param>
    /// <param name="now">The time.</param>
    public static DeliveryFailure? Of(HttpExchange exchange, DateTimeOffset now) => exchange switch
    {
        { Response.StatusCode: { } status and >= 200 and < 300 } => null,
        { Response: { StatusCode: { } status } response } => OfStatus(status, response, now),
        { HasTimedOut: true } => new DeliveryFailure(
            DeadLetterCodes.Timeout, $"{Unable}Timeout calling endpoint for API Destination.", IsFinal: false),
        { Outcome: TaskOutcome.Failed failed } => OfNoAnswer(failed),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static DeliveryFailure OfStatus(int status, HttpMessage response, DateTimeOffset now)
    {
        var isRetried = status >= 500 || Array.IndexOf(RetriedStatuses, status) >= 0;
        var notBefore = isRetried ? FindRetryAfter(response, now) : null;
        var code = status switch
        {
            429 => DeadLetterCodes.Throttling,
            >= 500 => DeadLetterCodes.ErrorFromTarget,
            _ => DeadLetterCodes.ClientError,
        };
        return new DeliveryFailure(
            code,
            $"{Unable}Request failed: status {status}.",
            IsFinal: !isRetried || notBefore < now,
            notBefore);
    }

    private static DeliveryFailure OfNoAnswer(TaskOutcome.Failed failed) => failed.Error switch
    {
        HttpCaller.AccessDenied => new DeliveryFailure(DeadLetterCodes.NoPermissions, Unable + failed.Cause, IsFinal: true),
        HttpCaller.ConnectionNotFound => new DeliveryFailure(DeadLetterCodes.NoPermissions, Unable + failed.Cause, IsFinal: true),
        HttpCaller.SocketError => new DeliveryFailure(
            DeadLetterCodes.ClientError, $"{Unable}API destination endpoint cannot be reached. {failed.Cause}", IsFinal: false),
        HttpCaller.AuthorizationFailed => new DeliveryFailure(DeadLetterCodes.ClientError, Unable + failed.Cause, IsFinal: false),

        // A fault in making the call, which would be the same with each try.
        _ => new DeliveryFailure(DeadLetterCodes.InternalError, Unable + failed.Cause, IsFinal: true),
    };

    /// <summary>Until when the other server wants to be left alone: seconds or a date. What cannot be read says nothing.</summary>
    /// <returns>Before now for a negative number, which ends the tries.</returns>
    private static DateTimeOffset? FindRetryAfter(HttpMessage response, DateTimeOffset now)
    {
        var text = FindHeader(response, "Retry-After")?.Trim();
        if (BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
        {
            return now.AddSeconds((double)BigInteger.Clamp(seconds, -1, RetryAfterSecondsMax));
        }

        var isDate = DateTimeOffset.TryParseExact(
            text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date);
        return isDate && date > now ? date : null;
    }

    private static string? FindHeader(HttpMessage response, string name) =>
        response.Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
