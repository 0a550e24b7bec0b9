namespace Serverlesspresso.Shop.Access;

/// <summary>Why a request was turned away at the door, for machines.</summary>
public static class AccessReasons
{
    /// <summary>Nobody is signed in who could ask for this.</summary>
    public const string SignedOut = "signed-out";

    /// <summary>Whoever is signed in may not do this.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>Too many attempts; the header <c>Retry-After</c> says how many seconds to wait.</summary>
    public const string TooManyRequests = "too-many-requests";

    /// <summary>Too many event streams are open from one address; <c>Retry-After</c> says when to look again.</summary>
    public const string TooManyStreams = "too-many-streams";

    /// <summary>A page of another site sent the request.</summary>
    public const string ForeignPage = "foreign-page";

    /// <summary>A form without its token, or one that was made for somebody else.</summary>
    public const string StaleForm = "stale-form";
}
