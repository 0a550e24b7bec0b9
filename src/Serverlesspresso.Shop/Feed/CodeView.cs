namespace Serverlesspresso.Shop.Feed;

/// <summary>What the feed tells of a shop's current code. The code itself it never tells.</summary>
/// <param name="DrinksLeft">How many drinks it still has.</param>
/// <param name="EndsAt">Until when it is shown.</param>
public sealed record CodeView(long DrinksLeft, DateTimeOffset? EndsAt);
