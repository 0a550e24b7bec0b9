namespace Serverlesspresso.Engine.Store;

/// <summary>Names an item.</summary>
/// <param name="TableName">The table.</param>
/// <param name="PartitionKey">The partition key's value.</param>
/// <param name="SortKey">The sort key's value; empty where the table has none.</param>
public readonly record struct ItemKey(string TableName, KeyBytes PartitionKey, KeyBytes SortKey);
