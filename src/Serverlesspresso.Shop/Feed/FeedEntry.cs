namespace Serverlesspresso.Shop.Feed;

/// <summary>A change as each group is told of it.</summary>
/// <param name="Position">Its place in the feed.</param>
/// <param name="Messages">What which group is told.</param>
internal sealed record FeedEntry(
    FeedPosition Position, IReadOnlyList<KeyValuePair<FeedGroup, FeedMessage>> Messages)
{
    /// <summary>What an audience is told.</summary>
    /// <param name="audience">The audience.</param>
    public IEnumerable<FeedMessage> MessagesFor(FeedAudience audience) =>
        Messages.Where(message => audience.Groups.Contains(message.Key)).Select(message => message.Value);
}
