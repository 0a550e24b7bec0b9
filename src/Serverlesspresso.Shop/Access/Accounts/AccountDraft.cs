using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Access.Accounts;

/// <summary>What an organiser says about a new account.</summary>
public sealed record AccountDraft
{
    /// <summary>The name to sign in with: letters, digits and <c>-._@+</c>, at most 100. It never changes.</summary>
    public required string UserName { get; init; }

    /// <summary>What the person is called, at most 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Its roles, at least one of <see cref="Roles.OfAccounts"/>.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>The shops it is limited to; empty for all shops.</summary>
    public IReadOnlyList<ShopId> Shops { get; init; } = [];
}
