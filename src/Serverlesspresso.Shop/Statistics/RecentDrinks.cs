namespace Serverlesspresso.Shop.Statistics;

/// <summary>The drinks that a shop has made within the last hour.</summary>
/// <param name="Count">How many.</param>
/// <param name="TypicalWait">How long half of their customers waited at most; null if there are none.</param>
public sealed record RecentDrinks(int Count, TimeSpan? TypicalWait);
