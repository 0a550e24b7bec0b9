using Microsoft.AspNetCore.Identity;

namespace Serverlesspresso.Shop.Access;

/// <summary>The ways to be signed in. Each has a cookie of its own, and a request may carry all of them.</summary>
public static class AccessSchemes
{
    /// <summary>All cookies of a request together: the scheme that answers who somebody is.</summary>
    public const string All = "CoffeeBar";

    /// <summary>Accounts: baristas, organisers, operators.</summary>
    public static readonly string Staff = IdentityConstants.ApplicationScheme;

    /// <summary>Visitors.</summary>
    public const string Visitor = "Visitor";

    /// <summary>Displays and kiosks.</summary>
    public const string Device = "Device";

    /// <summary>Those that have a cookie.</summary>
    internal static IReadOnlyList<string> Cookies { get; } = [Staff, Visitor, Device];
}
