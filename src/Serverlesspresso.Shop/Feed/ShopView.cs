using Serverlesspresso.Shop.Menus;

namespace Serverlesspresso.Shop.Feed;

/// <summary>What the feed tells of a shop.</summary>
public sealed record ShopView
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it; empty to call it by its id.</summary>
    public required string Name { get; init; }

    /// <summary>What visitors read first; empty for nothing.</summary>
    public required string WelcomeText { get; init; }

    /// <summary>Where drinks are picked up; empty if it goes without saying.</summary>
    public required string PickupPlace { get; init; }

    /// <summary>Whether it takes new orders.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Whether all its places are taken.</summary>
    public required bool IsFull { get; init; }

    /// <summary>What it has to say to all who wait; empty for nothing.</summary>
    public required string Notice { get; init; }

    /// <summary>What it offers.</summary>
    public required Menu Menu { get; init; }
}
