namespace Serverlesspresso.Shop.CheckIn;

/// <summary>What would have a check-in refused.</summary>
/// <param name="Reason">The reason: one of <see cref="RefusalReasons"/>.</param>
/// <param name="NextCodeAt">
/// When the next code comes, for a code that has given away its drinks; null if it is there already, or would not help.
/// </param>
public sealed record CheckInObstacle(string Reason, DateTimeOffset? NextCodeAt);
