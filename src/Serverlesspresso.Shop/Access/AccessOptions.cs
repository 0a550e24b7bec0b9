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

    /// <summary>How many codes may be redeemed a minute from one client address. Default 600: a conference shares one.</summary>
    public int RedeemsPerAddress { get; set; } = 600;

    /// <summary>How many codes one visitor may try a minute. Default 20.</summary>
    public int RedeemsPerVisitor { get; set; } = 20;

    /// <summary>How many sign-ins a minute are tried from one client address. Default 60.</summary>
    public int SignInsPerAddress { get; set; } = 60;

    /// <summary>How many sign-ins one visitor may try a minute. Default 10.</summary>
    public int SignInsPerVisitor { get; set; } = 10;
}
