using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Engine.Tables.Operations;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Provisioning;

/// <summary>The tables with their indexes, and in them the default shop, open, with its menu.</summary>
/// <param name="definitions">Makes tables.</param>
/// <param name="tables">Writes items.</param>
internal sealed class ProvisionedTables(TableDefinitions definitions, ItemTables tables) : IProvisionedResources
{
    private static readonly KeySchemaElement PartitionKey = new("PK", "HASH");
    private static readonly KeySchemaElement SortKey = new("SK", "RANGE");

    private static IndexRequest ShopIndex { get; } = Index(
        ShopTables.OrdersByShop, new KeySchemaElement("EVENTID", "HASH"), new KeySchemaElement("TS", "RANGE"));

    /// <inheritdoc/>
    public IEnumerable<ProvisionedResource> List()
    {
        yield return Table(OrderTable());
        yield return Table(TableWithPartitionKey(ShopTables.ConfigTable));
        yield return Table(TableWithPartitionKey(ShopTables.CountingTable));
        yield return Table(TableWithPartitionKey(ShopTables.ValidatorTable));
        yield return Table(TableWithBothKeys(ShopTables.VisitorTable));
        yield return Table(TableWithBothKeys(ShopTables.StatisticsTable));
        yield return OrdersByShop();
        yield return ConfigItem(DefaultShop.Settings());
        yield return ConfigItem(DefaultShop.Menu());
    }

    private static CreateTableRequest OrderTable() => new()
    {
        TableName = ShopTables.OrderTable,
        KeySchema = [PartitionKey, SortKey],
        AttributeTypes = new Dictionary<string, AttributeType>
        {
            ["PK"] = AttributeType.S,
            ["SK"] = AttributeType.S,
            ["TS"] = AttributeType.N,
            ["ORDERSTATE"] = AttributeType.S,
            ["USERID"] = AttributeType.S,
            ["EVENTID"] = AttributeType.S,
        },
        LocalIndexes = [Index("LSI-timestamp", PartitionKey, new KeySchemaElement("TS", "RANGE"))],
        GlobalIndexes =
        [
            Index(ShopTables.OrdersByState, new KeySchemaElement("ORDERSTATE", "HASH"), SortKey),
            Index("GSI-userId", new KeySchemaElement("USERID", "HASH"), SortKey),
            ShopIndex,
        ],
    };

    private static CreateTableRequest TableWithBothKeys(string name) => new()
    {
        TableName = name,
        KeySchema = [PartitionKey, SortKey],
        AttributeTypes = new Dictionary<string, AttributeType>
        {
            ["PK"] = AttributeType.S,
            ["SK"] = AttributeType.S,
        },
    };

    private static IndexRequest Index(string name, KeySchemaElement partitionKey, KeySchemaElement sortKey) => new()
    {
        Name = name,
        KeySchema = [partitionKey, sortKey],
        ProjectionType = ProjectionType.All,
    };

    private static CreateTableRequest TableWithPartitionKey(string name) => new()
    {
        TableName = name,
        KeySchema = [PartitionKey],
        AttributeTypes = new Dictionary<string, AttributeType> { ["PK"] = AttributeType.S },
    };

    private ProvisionedResource Table(CreateTableRequest request) => new(
        $"table/{request.TableName}",
        async cancellationToken =>
        {
            try
            {
                await definitions.CreateAsync(request, cancellationToken);
            }
            catch (TableInUseException)
            {
                // There is one of this name already: it stays as it is.
            }
        });

    // An order table that was made before the coffee bar had this index gets it afterwards.
    private ProvisionedResource OrdersByShop() => new(
        $"index/{ShopTables.OrderTable}/{ShopTables.OrdersByShop}",
        async cancellationToken =>
        {
            try
            {
                var table = (await definitions.DescribeAsync(ShopTables.OrderTable, cancellationToken)).Document;
                if (table.Indexes.All(index => index.Name != ShopTables.OrdersByShop))
                {
                    var request = new UpdateTableRequest
                    {
                        TableName = ShopTables.OrderTable,
                        NewIndex = ShopIndex,
                        AttributeTypes = new Dictionary<string, AttributeType>
                        {
                            ["EVENTID"] = AttributeType.S,
                            ["TS"] = AttributeType.N,
                        },
                    };
                    await definitions.UpdateAsync(request, cancellationToken);
                }
            }
            catch (TableNotFoundException)
            {
                // Somebody has deleted the table: it stays so.
            }
        });

    private ProvisionedResource ConfigItem(Item item) => new(
        $"item/{ShopTables.ConfigTable}/{item.FindText("PK")}",
        async cancellationToken =>
        {
            try
            {
                var request = new PutItemRequest
                {
                    TableName = ShopTables.ConfigTable,
                    Item = item,
                    ConditionExpression = "attribute_not_exists(PK)",
                };
                await tables.WriteItemAsync(request, cancellationToken);
            }
            catch (ConditionalCheckFailedException)
            {
                // There is one of this key already: it stays as it is.
            }
        });
}
