using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Turns;

/// <summary>An item as a turn has left it.</summary>
/// <param name="Key">Its table and key.</param>
/// <param name="Item">The attributes in DynamoDB's JSON, in UTF-8; null if the turn deleted it.</param>
/// <param name="Version">Counts the changes of the item, from 1; begins again when a deleted item comes back.</param>
public sealed record CommittedItem(ItemKey Key, ReadOnlyMemory<byte>? Item, long Version);
