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
    /// <param name="reply">What came of it.</param>
    /// <param name="now">The time.</param>
    public static DeliveryFailure? Of(HttpReply reply, DateTimeOffset now) => reply switch
    {
        { Answer.IsSuccess: true } => null,
        { Answer: { } answer } => OfStatus(answer, now),
        { HasTimedOut: true } => new DeliveryFailure(
            DeadLetterCodes.Timeout, $"{Unable}Timeout calling endpoint for API Destination.", IsFinal: false),
        { Failure: { } failure } => OfNoAnswer(failure),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static DeliveryFailure OfStatus(HttpAnswer answer, DateTimeOffset now)
    {
        var status = answer.Status;
        var isRetried = status >= 500 || Array.IndexOf(RetriedStatuses, status) >= 0;
        var notBefore = isRetried ? FindRetryAfter(answer, now) : null;
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
    private static DateTimeOffset? FindRetryAfter(HttpAnswer answer, DateTimeOffset now)
    {
        var text = answer.Headers.NonValidated.TryGetValues("Retry-After", out var values) ? values.ToString().Trim() : null;
        if (BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
        {
            return now.AddSeconds((double)BigInteger.Clamp(seconds, -1, RetryAfterSecondsMax));
        }

        var isDate = DateTimeOffset.TryParseExact(
            text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date);
        return isDate && date > now ? date : null;
    }
}
