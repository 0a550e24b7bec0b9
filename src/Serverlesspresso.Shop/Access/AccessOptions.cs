namespace Serverlesspresso.Shop.Access;

/// <summary>Who is let in, and how often they may try.</summary>
public sealed class AccessOptions
{
    /// <summary>
    /// The proxies in front of the server, by address or network (<c>10.0.0.0/8</c>). Only what these say about the client's
    /// address and scheme is believed. Default none: with a proxy that is missing here, all its clients share one limit;
    /// with a network too wide, a client can name any address as its own.
    /// </summary>
    public IList<string> Proxies { get; } = [];

    /// <summary>The name of the rule by which pages of <see cref="Origins"/> are let in.</summary>
    internal const string FrontEnds = "front-ends";

    /// <summary>
    /// The origins, such as <c>http://localhost:5173</c>, whose pages may use the API in the name of whoever is signed in.
    /// Default none. Whoever owns one of them can do all that its visitors can do here. Browsers send our cookies from
    /// origins of the same site only: another port, or a sub-domain.
    /// </summary>
    public IList<string> Origins { get; } = [];

    /// <summary>How many codes may be redeemed a minute from one client address. Default 600: a conference shares one.</summary>
    public int RedeemsPerAddress { get; set; } = 600;

    /// <summary>How many codes one visitor may try a minute. Default 20.</summary>
    public int RedeemsPerVisitor { get; set; } = 20;

    /// <summary>How many sign-ins a minute are tried from one client address. Default 60.</summary>
    public int SignInsPerAddress { get; set; } = 60;

    /// <summary>How many sign-ins one visitor may try a minute. Default 10.</summary>
    public int SignInsPerVisitor { get; set; } = 10;

    /// <summary>
    /// How many event streams may be open from one client address. Default 5,000: a conference shares one, and half of all
    /// places are left to others. Streams of accounts and devices do not count.
    /// </summary>
    public int StreamsPerAddress { get; set; } = 5_000;
}
