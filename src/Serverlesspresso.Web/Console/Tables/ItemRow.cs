namespace Serverlesspresso.Web.Console.Tables;

/// <summary>An item as a row of the result.</summary>
/// <param name="Key">Its key in DynamoDB's JSON.</param>
/// <param name="Values">A text for each column; null where the item has no such attribute.</param>
public sealed record ItemRow(string Key, IReadOnlyList<string?> Values);
