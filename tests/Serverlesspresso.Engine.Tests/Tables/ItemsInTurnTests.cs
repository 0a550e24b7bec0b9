using Serverlesspresso.Engine.Tables;

namespace Serverlesspresso.Engine.Tests.Tables;

public sealed class ItemsInTurnTests : IAsyncLifetime
{
    private TableHarness _harness = null!; // set before each test

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _harness = await TableHarness.OpenAsync();
        await _harness.CreateAsync("orders", "id", index: TableHarness.Index("byUser", "user"));
    }

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task Turn_ReadsAfterItsWrites_SeesThem()
    {
        await _harness.PutAsync("orders", "{'id':{'S':'1'},'user':{'S':'ann'}}");

        var seen = await _harness.Turns.RunAsync(
            async transaction =>
            {
                await _harness.InvokeInTurnAsync(
                    transaction, "PutItem", "{'TableName':'orders','Item':{'id':{'S':'1'},'user':{'S':'bob'}}}");
                await _harness.InvokeInTurnAsync(
                    transaction, "PutItem", "{'TableName':'orders','Item':{'id':{'S':'2'},'user':{'S':'bob'}}}");
                return (
                    Get: await _harness.InvokeInTurnAsync(
                        transaction, "GetItem", "{'TableName':'orders','Key':{'id':{'S':'1'}}}"),
                    Query: await _harness.InvokeInTurnAsync(
                        transaction,
                        "Query",
                        "{'TableName':'orders','IndexName':'byUser','Select':'COUNT','KeyConditionExpression':'#u = :u'," +
                        "'ExpressionAttributeNames':{'#u':'user'},'ExpressionAttributeValues':{':u':{'S':'bob'}}}"));
            },
            CancellationToken);

        Assert.Equal("{'Item':{'id':{'S':'1'},'user':{'S':'bob'}}}", seen.Get);
        Assert.Equal("{'Count':2,'ScannedCount':2}", seen.Query);
    }

    [Fact]
    public async Task Turn_Throws_WritesNothing()
    {
        await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => _harness.Turns.RunAsync(
            async transaction =>
            {
                await _harness.InvokeInTurnAsync(
                    transaction, "PutItem", "{'TableName':'orders','Item':{'id':{'S':'1'}}}");
                return await _harness.InvokeInTurnAsync(
                    transaction,
                    "DeleteItem",
                    "{'TableName':'orders','Key':{'id':{'S':'2'}},'ConditionExpression':'attribute_exists(id)'}");
            },
            CancellationToken));

        Assert.Equal("{}", await _harness.GetAsync("orders", "{'id':{'S':'1'}}"));
    }

    [Fact]
    public async Task Turn_CatchesARefusedTransaction_KeepsOnlyItsOtherWrites()
    {
        await _harness.Turns.RunAsync(
            async transaction =>
            {
                await _harness.InvokeInTurnAsync(
                    transaction, "PutItem", "{'TableName':'orders','Item':{'id':{'S':'1'}}}");
                await Assert.ThrowsAsync<TransactionCanceledException>(async () => await _harness.InvokeInTurnAsync(
                    transaction,
                    "TransactWriteItems",
                    "{'ClientRequestToken':'t','TransactItems':[{'Put':{'TableName':'orders','Item':{'id':{'S':'2'}}}}," +
                    "{'ConditionCheck':{'TableName':'orders','Key':{'id':{'S':'1'}},'ConditionExpression':'attribute_not_exists(id)'}}]}"));
                return true;
            },
            CancellationToken);

        Assert.Equal("{'Item':{'id':{'S':'1'}}}", await _harness.GetAsync("orders", "{'id':{'S':'1'}}"));
        Assert.Equal("{}", await _harness.GetAsync("orders", "{'id':{'S':'2'}}"));
    }

    [Fact]
    public async Task Invoke_UsedFromTwoTurnsAtOnce_NoUpdateIsLost()
    {
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => _harness.Turns.RunAsync(
            async transaction =>
            {
                const string update =
                    "{'TableName':'orders','UpdateExpression':'ADD n :one','ExpressionAttributeValues':{':one':{'N':'1'}},'Key':";
                await _harness.InvokeInTurnAsync(transaction, "UpdateItem", update + "{'id':{'S':'a'}}}");
                await _harness.InvokeInTurnAsync(transaction, "UpdateItem", update + "{'id':{'S':'b'}}}");
                return await _harness.InvokeInTurnAsync(transaction, "UpdateItem", update + "{'id':{'S':'a'}}}");
            },
            CancellationToken))));

        Assert.Equal("{'Item':{'id':{'S':'a'},'n':{'N':'60'}}}", await _harness.GetAsync("orders", "{'id':{'S':'a'}}"));
        Assert.Equal("{'Item':{'id':{'S':'b'},'n':{'N':'30'}}}", await _harness.GetAsync("orders", "{'id':{'S':'b'}}"));
    }
}
