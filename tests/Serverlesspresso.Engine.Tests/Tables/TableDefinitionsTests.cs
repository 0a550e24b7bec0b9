using System.Text.Json;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tests.Tables;

public sealed class TableDefinitionsTests : IAsyncLifetime
{
    private TableHarness _harness = null!; // set before each test

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _harness = await TableHarness.OpenAsync();

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task Create_NewTable_CanBeDescribedAndListed()
    {
        await _harness.CreateAsync("orders", "id");
        await _harness.CreateAsync("config", "id");
        await _harness.PutAsync("orders", "{'id':{'S':'1'}}");

        var state = await _harness.Definitions.DescribeAsync("orders", CancellationToken);

        Assert.Equal(("orders", "id", 1L), (state.Document.Name, state.Document.PartitionKey, state.ItemCount));
        Assert.Equal(["config", "orders"], await _harness.Definitions.ListAsync(null, 10, CancellationToken));
        Assert.Equal(["orders"], await _harness.Definitions.ListAsync("config", 10, CancellationToken));
    }

    [Fact]
    public async Task Create_NameIsTaken_IsRefused()
    {
        await _harness.CreateAsync("orders", "id");

        var refusal = await Assert.ThrowsAsync<TableInUseException>(() => _harness.CreateAsync("orders", "id"));

        Assert.Equal("Table already exists: orders", refusal.Message);
    }

    [Fact]
    public async Task Delete_TableWithItems_LeavesNothingForANewTableOfTheName()
    {
        await _harness.CreateAsync("orders", "id", index: TableHarness.Index("byUser", "user"));
        await _harness.PutAsync("orders", "{'id':{'S':'1'},'user':{'S':'a'}}");

        await _harness.Definitions.DeleteAsync("orders", CancellationToken);
        var gone = await _harness.RefuseAsync("GetItem", "{'TableName':'orders','Key':{'id':{'S':'1'}}}");
        await _harness.CreateAsync("orders", "id", index: TableHarness.Index("byUser", "user"));

        Assert.Equal("ResourceNotFoundException: Requested resource not found", gone);
        Assert.Equal("{}", await _harness.GetAsync("orders", "{'id':{'S':'1'}}"));
        Assert.Equal(
            "{'Items':[],'Count':0,'ScannedCount':0}",
            await _harness.InvokeAsync("Scan", "{'TableName':'orders','IndexName':'byUser'}"));
    }

    [Fact]
    public async Task Delete_TableIsProtected_IsRefused()
    {
        await _harness.Definitions.CreateAsync(
            TableHarness.Table("orders", "id") with { IsDeletionProtected = true }, CancellationToken);

        await Assert.ThrowsAsync<TableValidationException>(
            () => _harness.Definitions.DeleteAsync("orders", CancellationToken));
        await _harness.Definitions.UpdateAsync(
            new UpdateTableRequest { TableName = "orders", IsDeletionProtected = false }, CancellationToken);
        await _harness.Definitions.DeleteAsync("orders", CancellationToken);

        Assert.Empty(await _harness.Definitions.ListAsync(null, 10, CancellationToken));
    }

    [Fact]
    public async Task Describe_NoTable_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<TableNotFoundException>(
            () => _harness.Definitions.DescribeAsync("orders", CancellationToken));

        Assert.Equal("Requested resource not found: Table: orders not found", refusal.Message);
    }

    [Fact]
    public async Task Update_NewIndex_KnowsTheItemsThatWereThere()
    {
        await _harness.CreateAsync("orders", "id");
        for (var i = 0; i < 450; i++)
        {
            await _harness.PutAsync("orders", "{'id':{'S':'" + i + "'},'user':{'S':'" + (i % 2) + "'}}");
        }

        await _harness.Definitions.UpdateAsync(NewIndex("byUser", "user"), CancellationToken);
        await _harness.PutAsync("orders", "{'id':{'S':'0'},'user':{'S':'1'}}");

        Assert.Equal(
            "{'Count':226,'ScannedCount':226}",
            await _harness.InvokeAsync(
                "Query",
                "{'TableName':'orders','IndexName':'byUser','Select':'COUNT','KeyConditionExpression':'#u = :u'," +
                "'ExpressionAttributeNames':{'#u':'user'},'ExpressionAttributeValues':{':u':{'S':'1'}}}"));
    }

    [Fact]
    public async Task Update_NewIndexWhileItemsChange_MissesNone()
    {
        await _harness.CreateAsync("orders", "id");
        for (var i = 0; i < 500; i++)
        {
            await _harness.PutAsync("orders", "{'id':{'S':'" + i + "'},'user':{'S':'before'}}");
        }

        var changes = Task.WhenAll(Enumerable.Range(0, 300).Select(i => Task.Run(() => (i % 3) switch
        {
            0 => _harness.PutAsync("orders", "{'id':{'S':'" + (i + 400) + "'},'user':{'S':'after'}}"),
            1 => _harness.InvokeAsync("DeleteItem", "{'TableName':'orders','Key':{'id':{'S':'" + i + "'}}}"),
            _ => _harness.PutAsync("orders", "{'id':{'S':'" + i + "'}}"),
        })));
        await _harness.Definitions.UpdateAsync(NewIndex("byUser", "user"), CancellationToken);
        await changes;

        Assert.Equal(await CountAsync("before"), await CountInIndexAsync("before"));
        Assert.Equal(await CountAsync("after"), await CountInIndexAsync("after"));
        Assert.Equal(100, await CountAsync("after"));

        async Task<int> CountAsync(string user) => Count(await _harness.InvokeAsync(
            "Scan",
            "{'TableName':'orders','Select':'COUNT','FilterExpression':'#u = :u'," +
            "'ExpressionAttributeNames':{'#u':'user'},'ExpressionAttributeValues':{':u':{'S':'" + user + "'}}}"));

        async Task<int> CountInIndexAsync(string user) => Count(await _harness.InvokeAsync(
            "Query",
            "{'TableName':'orders','IndexName':'byUser','Select':'COUNT','KeyConditionExpression':'#u = :u'," +
            "'ExpressionAttributeNames':{'#u':'user'},'ExpressionAttributeValues':{':u':{'S':'" + user + "'}}}"));

        static int Count(string response)
        {
            using var json = JsonDocument.Parse(response.Replace('\'', '"'));
            return json.RootElement.GetProperty("Count").GetInt32();
        }
    }

    [Fact]
    public async Task Update_IndexDeletedAndMadeAgain_ShowsNothingOfTheOldOne()
    {
        await _harness.CreateAsync("orders", "id", index: TableHarness.Index("byUser", "user"));
        await _harness.PutAsync("orders", "{'id':{'S':'1'},'user':{'S':'a'}}");

        await _harness.Definitions.UpdateAsync(
            new UpdateTableRequest { TableName = "orders", DeletedIndex = "byUser" }, CancellationToken);
        var gone = await _harness.RefuseAsync("Scan", "{'TableName':'orders','IndexName':'byUser'}");
        await _harness.PutAsync("orders", "{'id':{'S':'1'},'user':{'S':'b'}}");
        await _harness.Definitions.UpdateAsync(NewIndex("byUser", "user"), CancellationToken);

        Assert.Equal("ValidationException: The table does not have the specified index: byUser", gone);
        Assert.Equal(
            "{'Items':[{'id':{'S':'1'},'user':{'S':'b'}}],'Count':1,'ScannedCount':1}",
            await _harness.InvokeAsync("Scan", "{'TableName':'orders','IndexName':'byUser'}"));
    }

    [Fact]
    public async Task FillIndexes_ServerStoppedMeanwhile_CompletesTheIndex()
    {
        await _harness.CreateAsync("orders", "id");
        await _harness.PutAsync("orders", "{'id':{'S':'1'},'user':{'S':'a'}}");
        await _harness.Definitions.ChangeAsync(
            "orders",
            table => TableDesigner.AddIndex(
                table,
                TableHarness.Index("byUser", "user"),
                new Dictionary<string, AttributeType> { ["user"] = AttributeType.S }),
            CancellationToken);
        var meanwhile = await _harness.RefuseAsync("Scan", "{'TableName':'orders','IndexName':'byUser'}");

        await _harness.Definitions.FillIndexesAsync(CancellationToken);

        Assert.Equal("ValidationException: Cannot read from backfilling global secondary index: byUser", meanwhile);
        Assert.Equal(
            "{'Count':1,'ScannedCount':1}",
            await _harness.InvokeAsync("Scan", "{'TableName':'orders','IndexName':'byUser','Select':'COUNT'}"));
    }

    [Fact]
    public async Task Create_IndexKeyIsNotDefined_IsRefused()
    {
        var request = TableHarness.Table("orders", "id") with { GlobalIndexes = [TableHarness.Index("byUser", "user")] };

        var refusal = await Assert.ThrowsAsync<TableValidationException>(
            () => _harness.Definitions.CreateAsync(request, CancellationToken));

        Assert.Equal(
            "One or more parameter values were invalid: Some index key attributes are not defined in " +
            "AttributeDefinitions. Keys: [user], AttributeDefinitions: [id]",
            refusal.Message);
    }

    private static UpdateTableRequest NewIndex(string name, string partitionKey) => new()
    {
        TableName = "orders",
        AttributeTypes = new Dictionary<string, AttributeType> { [partitionKey] = AttributeType.S },
        NewIndex = TableHarness.Index(name, partitionKey),
    };
}
