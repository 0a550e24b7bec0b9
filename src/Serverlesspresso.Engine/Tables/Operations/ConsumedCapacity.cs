using System.Text.Json;
using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>The capacity units that a request would consume on AWS. Nothing is limited by them here.</summary>
/// <param name="TableName">The table.</param>
/// <param name="TableUnits">The units of the table.</param>
/// <param name="IndexUnits">The units of its indexes.</param>
/// <remarks>Source: Amazon DynamoDB Developer Guide, DynamoDB read and write operations.</remarks>
public sealed record ConsumedCapacity(
    string TableName, double TableUnits, IReadOnlyList<(IndexDocument Index, double Units)> IndexUnits)
{
    private const int ReadUnitBytes = 4_096;
    private const int WriteUnitBytes = 1_024;

    /// <summary>All units.</summary>
    public double Units => TableUnits + IndexUnits.Sum(index => index.Units);

    internal static double ReadUnits(long bytes, bool isConsistent) =>
        Math.Max(1, Math.Ceiling((double)bytes / ReadUnitBytes)) * (isConsistent ? 1 : 0.5);

    internal static double WriteUnits(long bytes) => Math.Max(1, Math.Ceiling((double)bytes / WriteUnitBytes));

    internal static ConsumedCapacity OfTable(string tableName, double units) => new(tableName, units, []);

    /// <summary>The units of a write: the greater of the two items for the table, and each index that has to change.</summary>
    internal static ConsumedCapacity OfWrite(TableSchema schema, Item? before, Item? after)
    {
        var bytes = Math.Max(before?.SizeInBytes ?? 0, after?.SizeInBytes ?? 0);
        var indexes = new List<(IndexDocument Index, double Units)>();
        foreach (var index in schema.Indexes)
        {
            var (old, now) = (Shown(index, before), Shown(index, after));
            if (old is not null || now is not null)
            {
                indexes.Add((index.Document, WriteUnits(Math.Max(old?.SizeInBytes ?? 0, now?.SizeInBytes ?? 0))));
            }
        }

        return new ConsumedCapacity(schema.Name, WriteUnits(bytes), indexes);
    }

    /// <summary>Adds up the capacity of several requests, table by table.</summary>
    internal static IReadOnlyList<ConsumedCapacity> Sum(IEnumerable<ConsumedCapacity> parts, double factor) =>
    [
        .. parts.GroupBy(part => part.TableName).Select(group => new ConsumedCapacity(
            group.Key,
            group.Sum(part => part.TableUnits) * factor,
            [
                .. group.SelectMany(part => part.IndexUnits)
                    .GroupBy(index => index.Index.Name)
                    .Select(index => (index.First().Index, index.Sum(part => part.Units) * factor)),
            ])),
    ];

    internal void WriteTo(Utf8JsonWriter writer, ReturnConsumedCapacity detail)
    {
        writer.WriteStartObject();
        writer.WriteString("TableName"u8, TableName);
        writer.WriteNumber("CapacityUnits"u8, Units);
        if (detail == ReturnConsumedCapacity.Indexes)
        {
            writer.WriteStartObject("Table"u8);
            writer.WriteNumber("CapacityUnits"u8, TableUnits);
            writer.WriteEndObject();
            WriteIndexes(writer, "GlobalSecondaryIndexes", isGlobal: true);
            WriteIndexes(writer, "LocalSecondaryIndexes", isGlobal: false);
        }

        writer.WriteEndObject();
    }

    private static Item? Shown(IndexSchema index, Item? item) =>
        item is not null && index.Key.TryTake(item, out _, out _) ? index.Project(item) : null;

    private void WriteIndexes(Utf8JsonWriter writer, string member, bool isGlobal)
    {
        var indexes = IndexUnits.Where(index => index.Index.IsGlobal == isGlobal).ToArray();
        if (indexes.Length == 0)
        {
            return;
        }

        writer.WriteStartObject(member);
        foreach (var (index, units) in indexes)
        {
            writer.WriteStartObject(index.Name);
            writer.WriteNumber("CapacityUnits"u8, units);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
