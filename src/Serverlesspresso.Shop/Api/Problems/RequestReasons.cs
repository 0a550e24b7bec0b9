namespace Serverlesspresso.Shop.Api.Problems;

/// <summary>Why a request was refused before the coffee bar had a look at it, for machines.</summary>
public static class RequestReasons
{
    /// <summary>The body is no JSON text.</summary>
    public const string InvalidJson = "invalid-json";

    /// <summary>The body, a query parameter or a header is not what belongs there.</summary>
    public const string InvalidRequest = "invalid-request";

    /// <summary>The body is not said to be JSON.</summary>
    public const string NotJson = "not-json";

    /// <summary>The body is too large.</summary>
    public const string TooLarge = "too-large";

    /// <summary>There is nothing at this address.</summary>
    public const string NotFound = "not-found";

    /// <summary>The address takes other methods; the header <c>Allow</c> says which.</summary>
    public const string MethodNotAllowed = "method-not-allowed";

    /// <summary>Too many listen to the feed; the header <c>Retry-After</c> says how many seconds to wait.</summary>
    public const string Busy = "busy";

    /// <summary>A fault of the server. Nothing is known of what has happened: ask again.</summary>
    public const string ServerError = "server-error";
}
