using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Feed;

/// <summary>Who listens to the feed, and so what they are told.</summary>
/// <param name="Shop">The shop they look at.</param>
public abstract record FeedAudience(ShopId Shop)
{
    /// <summary>The groups they belong to: each is told its own kind of message.</summary>
    internal abstract IReadOnlyList<FeedGroup> Groups { get; }

    /// <summary>A barista or an organiser: everything of the shop.</summary>
    /// <param name="Shop">The shop.</param>
    public sealed record Staff(ShopId Shop) : FeedAudience(Shop)
    {
        /// <inheritdoc/>
        internal override IReadOnlyList<FeedGroup> Groups { get; } = [new(FeedGroupKind.Staff, Shop.Value)];
    }

    /// <summary>A display: the numbers, drinks and first names of the shop's orders, and the shop.</summary>
    /// <param name="Shop">The shop.</param>
    public sealed record Wall(ShopId Shop) : FeedAudience(Shop)
    {
        /// <inheritdoc/>
        internal override IReadOnlyList<FeedGroup> Groups { get; } = [new(FeedGroupKind.Walls, Shop.Value)];
    }

    /// <summary>A visitor: their own orders of all shops, and the shop.</summary>
    /// <param name="Shop">The shop.</param>
    /// <param name="UserId">The visitor.</param>
    public sealed record Visitor(ShopId Shop, string UserId) : FeedAudience(Shop)
    {
        /// <inheritdoc/>
        internal override IReadOnlyList<FeedGroup> Groups { get; } =
            [new(FeedGroupKind.Visitors, Shop.Value), new(FeedGroupKind.Owner, UserId)];
    }

    /// <summary>Somebody whom nobody knows yet: the shop alone.</summary>
    /// <param name="Shop">The shop.</param>
    public sealed record Guest(ShopId Shop) : FeedAudience(Shop)
    {
        /// <inheritdoc/>
        internal override IReadOnlyList<FeedGroup> Groups { get; } = [new(FeedGroupKind.Visitors, Shop.Value)];
    }
}
