namespace Serverlesspresso.Shop.Statistics;

/// <summary>What a customer can be told who waits for a drink.</summary>
/// <param name="Ahead">How many orders of the shop are waiting or being made that came before.</param>
/// <param name="Wait">How long the drink will take, as fast as the last ones were made; null if nothing is known.</param>
public sealed record WaitEstimate(int Ahead, TimeSpan? Wait);
