using Serverlesspresso.Engine.Tables;

namespace Serverlesspresso.Engine.Tests.Tables;

public sealed class ItemBatchesTests : IAsyncLifetime
{
    private TableHarness _harness = null!; // set before each test

    public async ValueTask InitializeAsync()
    {
        _harness = await TableHarness.OpenAsync();
        await _harness.CreateAsync("orders", "id");
        await _harness.CreateAsync("shops", "id");
    }

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task Batch_WritesAndReads_SpanTables()
    {
        await _harness.PutAsync("orders", "{'id':{'S':'old'}}");

        var written = await _harness.InvokeAsync(
            "BatchWriteItem",
            "{'RequestItems':{'orders':[{'PutRequest':{'Item':{'id':{'S':'1'},'a':{'S':'x'}}}}," +
            "{'DeleteRequest':{'Key':{'id':{'S':'old'}}}}],'shops':[{'PutRequest':{'Item':{'id':{'S':'s'}}}}]}}");
        var read = await _harness.InvokeAsync(
            "BatchGetItem",
            "{'RequestItems':{'orders':{'Keys':[{'id':{'S':'1'}},{'id':{'S':'old'}}],'ProjectionExpression':'a'}," +
            "'shops':{'Keys':[{'id':{'S':'s'}}]}}}");

        Assert.Equal("{'UnprocessedItems':{}}", written);
        Assert.Equal(
            "{'Responses':{'orders':[{'a':{'S':'x'}}],'shops':[{'id':{'S':'s'}}]},'UnprocessedKeys':{}}", read);
    }

    [Fact]
    public async Task BatchGet_MoreThanOneAnswerHolds_LeavesKeysForTheNext()
    {
        var padding = new string('x', 399_000);
        for (var i = 0; i < 45; i++)
        {
            await _harness.PutAsync("orders", "{'id':{'S':'" + i + "'},'p':{'S':'" + padding + "'}}");
        }

        var keys = string.Join(',', Enumerable.Range(0, 45).Select(i => "{'id':{'S':'" + i + "'}}"));
        var response = await _harness.InvokeAsync(
            "BatchGetItem", "{'RequestItems':{'orders':{'Keys':[" + keys + "],'ProjectionExpression':'id'}}}");

        Assert.EndsWith(
            "'UnprocessedKeys':{'orders':{'Keys':[{'id':{'S':'43'}},{'id':{'S':'44'}}],'ProjectionExpression':'id'}}}",
            response);
    }

    [Theory]
    [InlineData("BatchWriteItem", "{'RequestItems':{'orders':[{'PutRequest':{'Item':{'id':{'S':'1'}}}},{'DeleteRequest':{'Key':{'id':{'S':'1'}}}}]}}", "ValidationException: Provided list of item keys contains duplicates")]
    [InlineData("BatchGetItem", "{'RequestItems':{'orders':{'Keys':[{'id':{'S':'1'}},{'id':{'S':'1'}}]}}}", "ValidationException: Provided list of item keys contains duplicates")]
    [InlineData("BatchGetItem", "{'RequestItems':{'nowhere':{'Keys':[{'id':{'S':'1'}}]}}}", "ResourceNotFoundException: Requested resource not found")]
    [InlineData("BatchGetItem", "{'RequestItems':{}}", "ValidationException: 1 validation error detected: Value '[0 elements]' at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    public async Task Batch_RequestIsWrong_IsRefused(string operation, string request, string expected) =>
        Assert.Equal(expected, await _harness.RefuseAsync(operation, request));

    [Fact]
    public async Task BatchWrite_TooMany_IsRefused()
    {
        var puts = string.Join(',', Enumerable.Range(0, 26).Select(i => "{'PutRequest':{'Item':{'id':{'S':'" + i + "'}}}}"));

        Assert.Equal(
            "ValidationException: Too many items requested for the BatchWriteItem call",
            await _harness.RefuseAsync("BatchWriteItem", "{'RequestItems':{'orders':[" + puts + "]}}"));
    }

    [Fact]
    public async Task TransactWrite_EveryConditionHolds_MakesEveryWrite()
    {
        await _harness.PutAsync("shops", "{'id':{'S':'s'},'open':{'BOOL':true}}");
        await _harness.PutAsync("orders", "{'id':{'S':'old'}}");

        var written = await _harness.InvokeAsync(
            "TransactWriteItems",
            "{'TransactItems':[" +
            "{'ConditionCheck':{'TableName':'shops','Key':{'id':{'S':'s'}},'ConditionExpression':'#o = :t','ExpressionAttributeNames':{'#o':'open'},'ExpressionAttributeValues':{':t':{'BOOL':true}}}}," +
            "{'Put':{'TableName':'orders','Item':{'id':{'S':'1'}},'ConditionExpression':'attribute_not_exists(id)'}}," +
            "{'Update':{'TableName':'shops','Key':{'id':{'S':'count'}},'UpdateExpression':'ADD n :one','ExpressionAttributeValues':{':one':{'N':'1'}}}}," +
            "{'Delete':{'TableName':'orders','Key':{'id':{'S':'old'}}}}]}");
        var read = await _harness.InvokeAsync(
            "TransactGetItems",
            "{'TransactItems':[{'Get':{'TableName':'orders','Key':{'id':{'S':'1'}}}}," +
            "{'Get':{'TableName':'orders','Key':{'id':{'S':'old'}}}}," +
            "{'Get':{'TableName':'shops','Key':{'id':{'S':'count'}},'ProjectionExpression':'n'}}]}");

        Assert.Equal("{}", written);
        Assert.Equal("{'Responses':[{'Item':{'id':{'S':'1'}}},{},{'Item':{'n':{'N':'1'}}}]}", read);
    }

    [Fact]
    public async Task TransactWrite_OneConditionFails_ChangesNothingAndSaysWhich()
    {
        await _harness.PutAsync("orders", "{'id':{'S':'1'},'drink':{'S':'latte'}}");

        var refusal = await Assert.ThrowsAsync<TransactionCanceledException>(() => _harness.InvokeAsync(
            "TransactWriteItems",
            "{'TransactItems':[" +
            "{'Put':{'TableName':'orders','Item':{'id':{'S':'2'}}}}," +
            "{'Put':{'TableName':'orders','Item':{'id':{'S':'1'}},'ConditionExpression':'attribute_not_exists(id)','ReturnValuesOnConditionCheckFailure':'ALL_OLD'}}," +
            "{'Put':{'TableName':'orders','Item':{'no':{'S':'3'}}}}]}"));

        Assert.Equal(
            "Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed, ValidationError]",
            refusal.Message);
        Assert.Equal("The conditional request failed", refusal.Reasons[1].Message);
        Assert.Equal(2, refusal.Reasons[1].Item!.Attributes.Count);
        Assert.Equal(
            "One or more parameter values were invalid: Missing the key id in the item", refusal.Reasons[2].Message);
        Assert.Equal("{}", await _harness.GetAsync("orders", "{'id':{'S':'2'}}"));
    }

    [Fact]
    public async Task TransactWrite_SameItemTwice_IsRefused() => Assert.Equal(
        "ValidationException: Transaction request cannot include multiple operations on one item",
        await _harness.RefuseAsync(
            "TransactWriteItems",
            "{'TransactItems':[{'Put':{'TableName':'orders','Item':{'id':{'S':'1'}}}}," +
            "{'Delete':{'TableName':'orders','Key':{'id':{'S':'1'}},'ConditionExpression':'attribute_exists(id)'}}]}"));

    [Fact]
    public async Task TransactWrite_TokenComesAgain_IsDoneOnceForTenMinutes()
    {
        Assert.Equal("{}", await AddAsync("token-0", "1"));
        Assert.Equal("{}", await AddAsync("token-0", "1"));
        var other = await Assert.ThrowsAsync<IdempotentParameterMismatchException>(() => AddAsync("token-0", "2"));
        var once = await _harness.GetAsync("orders", "{'id':{'S':'1'}}");
        _harness.Clock.Advance(TimeSpan.FromMinutes(11));
        await AddAsync("token-0", "1");

        Assert.Equal("IdempotentParameterMismatchException", other.Code);
        Assert.Equal("{'Item':{'id':{'S':'1'},'n':{'N':'1'}}}", once);
        Assert.Equal(
            "{'Item':{'id':{'S':'1'},'n':{'N':'2'}}}", await _harness.GetAsync("orders", "{'id':{'S':'1'}}"));
    }

    [Fact]
    public async Task TransactWrite_TokensExpire_AreSwept()
    {
        for (var i = 0; i < 10; i++)
        {
            await AddAsync($"token-{i}", "1");
        }

        _harness.Clock.Advance(TimeSpan.FromMinutes(11));
        await AddAsync("token-8", "1");

        var left = await _harness.Store.ReadAsync(
            reader => reader.CountItemsAsync(":transaction-tokens"), TestContext.Current.CancellationToken);
        Assert.Equal(1, left);
    }

    private Task<string> AddAsync(string token, string amount) => _harness.InvokeAsync(
        "TransactWriteItems",
        "{'ClientRequestToken':'" + token + "','TransactItems':[{'Update':{'TableName':'orders','Key':{'id':{'S':'1'}}," +
        "'UpdateExpression':'ADD n :n','ExpressionAttributeValues':{':n':{'N':'" + amount + "'}}}}]}");
}
