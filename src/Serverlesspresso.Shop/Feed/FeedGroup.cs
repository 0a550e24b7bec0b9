namespace Serverlesspresso.Shop.Feed;

/// <summary>Who is told the same.</summary>
internal enum FeedGroupKind
{
    /// <summary>The baristas and organisers of a shop.</summary>
    Staff,

    /// <summary>The displays of a shop.</summary>
    Walls,

    /// <summary>Everybody who looks at a shop from outside.</summary>
    Visitors,

    /// <summary>One visitor, wherever.</summary>
    Owner,
}

/// <summary>A group of subscribers that are told the same.</summary>
/// <param name="Kind">What kind of group.</param>
/// <param name="Id">The shop; of an owner, the visitor.</param>
internal readonly record struct FeedGroup(FeedGroupKind Kind, string Id);
