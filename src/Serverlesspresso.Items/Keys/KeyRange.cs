using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Keys;

/// <summary>What a query reads: one partition, and in it a range of sort keys.</summary>
/// <param name="PartitionKey">The partition key's value.</param>
/// <param name="SortKeys">The sort keys, encoded.</param>
public sealed record KeyRange(AttributeValue PartitionKey, SortKeyRange SortKeys);
