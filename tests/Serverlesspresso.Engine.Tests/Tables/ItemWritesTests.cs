using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tests.Tables;

public sealed class ItemWritesTests : IAsyncLifetime
{
    private TableHarness _harness = null!; // set before each test

    public async ValueTask InitializeAsync()
    {
        _harness = await TableHarness.OpenAsync();
        await _harness.CreateAsync("orders", "id");
    }

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task Put_ItemIsThere_ReplacesIt()
    {
        await _harness.PutAsync("orders", "{'id':{'S':'1'},'drink':{'S':'latte'}}");

        var response = await _harness.InvokeAsync(
            "PutItem", "{'TableName':'orders','Item':{'id':{'S':'1'},'size':{'N':'2.0'}},'ReturnValues':'ALL_OLD'}");

        Assert.Equal("{'Attributes':{'id':{'S':'1'},'drink':{'S':'latte'}}}", response);
        Assert.Equal(
            "{'Item':{'id':{'S':'1'},'size':{'N':'2'}}}", await _harness.GetAsync("orders", "{'id':{'S':'1'}}"));
    }

    [Fact]
    public async Task Put_TableIsNamedByItsArn_FindsIt()
    {
        await _harness.PutAsync("arn:aws:dynamodb:us-east-1:123456789012:table/orders", "{'id':{'S':'1'}}");

        Assert.Equal("{'Item':{'id':{'S':'1'}}}", await _harness.GetAsync("orders", "{'id':{'S':'1'}}"));
    }

    [Fact]
    public async Task Put_ConditionFails_ChangesNothingAndReturnsTheItemIfAsked()
    {
        await _harness.PutAsync("orders", "{'id':{'S':'1'},'drink':{'S':'latte'}}");
        const string request =
            "{'TableName':'orders','Item':{'id':{'S':'1'}},'ConditionExpression':'attribute_not_exists(id)'";

        var plain = await Assert.ThrowsAsync<ConditionalCheckFailedException>(
            () => _harness.InvokeAsync("PutItem", request + "}"));
        var withItem = await Assert.ThrowsAsync<ConditionalCheckFailedException>(
            () => _harness.InvokeAsync("PutItem", request + ",'ReturnValuesOnConditionCheckFailure':'ALL_OLD'}"));

        Assert.Equal(("The conditional request failed", null), (plain.Message, plain.Item));
        Assert.Equal(new StringValue("latte"), withItem.Item!.Attributes["drink"]);
        Assert.Equal(
            "{'Item':{'id':{'S':'1'},'drink':{'S':'latte'}}}", await _harness.GetAsync("orders", "{'id':{'S':'1'}}"));
    }

    [Theory]
    [InlineData("NONE", "{}")]
    [InlineData("ALL_OLD", "{'Attributes':{'id':{'S':'1'},'count':{'N':'1'},'m':{'M':{'a':{'S':'x'},'b':{'S':'y'}}}}}")]
    [InlineData("ALL_NEW", "{'Attributes':{'id':{'S':'1'},'count':{'N':'2'},'m':{'M':{'a':{'S':'z'},'b':{'S':'y'}}}}}")]
    [InlineData("UPDATED_OLD", "{'Attributes':{'count':{'N':'1'},'m':{'M':{'a':{'S':'x'}}}}}")]
    [InlineData("UPDATED_NEW", "{'Attributes':{'count':{'N':'2'},'m':{'M':{'a':{'S':'z'}}}}}")]
    public async Task Update_ReturnValues_ReturnsWhatIsAskedFor(string returnValues, string expected)
    {
        await _harness.PutAsync(
            "orders", "{'id':{'S':'1'},'count':{'N':'1'},'m':{'M':{'a':{'S':'x'},'b':{'S':'y'}}}}");

        var response = await _harness.InvokeAsync(
            "UpdateItem",
            "{'TableName':'orders','Key':{'id':{'S':'1'}},'UpdateExpression':'ADD #c :one SET m.a = :z'," +
            "'ExpressionAttributeNames':{'#c':'count'},'ExpressionAttributeValues':{':one':{'N':'1'},':z':{'S':'z'}}," +
            "'ReturnValues':'" + returnValues + "'}");

        Assert.Equal(expected, response);
    }

    [Fact]
    public async Task Update_NoItem_MakesItWithItsKey()
    {
        var response = await _harness.InvokeAsync(
            "UpdateItem",
            "{'TableName':'orders','Key':{'id':{'S':'1'}},'UpdateExpression':'SET a = :a','ReturnValues':'ALL_NEW'," +
            "'ExpressionAttributeValues':{':a':{'S':'x'}}}");
        var empty = await _harness.InvokeAsync("UpdateItem", "{'TableName':'orders','Key':{'id':{'S':'2'}}}");

        Assert.Equal("{'Attributes':{'id':{'S':'1'},'a':{'S':'x'}}}", response);
        Assert.Equal("{}", empty);
        Assert.Equal("{'Item':{'id':{'S':'2'}}}", await _harness.GetAsync("orders", "{'id':{'S':'2'}}"));
    }

    [Fact]
    public async Task Delete_Item_IsGoneAndReturnedIfAsked()
    {
        await _harness.PutAsync("orders", "{'id':{'S':'1'},'drink':{'S':'latte'}}");
        const string request = "{'TableName':'orders','Key':{'id':{'S':'1'}},'ReturnValues':'ALL_OLD'}";

        Assert.Equal(
            "{'Attributes':{'id':{'S':'1'},'drink':{'S':'latte'}}}", await _harness.InvokeAsync("DeleteItem", request));
        Assert.Equal("{}", await _harness.InvokeAsync("DeleteItem", request));
        Assert.Equal("{}", await _harness.GetAsync("orders", "{'id':{'S':'1'}}"));
    }

    [Theory]
    [InlineData("PutItem", "{}", "2 validation errors detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null; Value null at 'item' failed to satisfy constraint: Member must not be null")]
    [InlineData("PutItem", "{'TableName':'a!','Item':{}}", "2 validation errors detected: Value 'a!' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value 'a!' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3")]
    [InlineData("PutItem", "{'TableName':'orders','Item':{'id':{'S':'1'}},'ReturnValues':'ALL_NEW'}", "Return values set to invalid value")]
    [InlineData("PutItem", "{'TableName':'orders','Item':{'id':{'S':'1'}},'ReturnValues':'x'}", "1 validation error detected: Value 'x' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]")]
    [InlineData("PutItem", "{'TableName':'orders','Item':{'id':{'N':'1'}}}", "One or more parameter values were invalid: Type mismatch for key id expected: S actual: N")]
    [InlineData("PutItem", "{'TableName':'orders','Item':{'a':{'N':'1'}}}", "One or more parameter values were invalid: Missing the key id in the item")]
    [InlineData("PutItem", "{'TableName':'orders','Item':{'id':{'S':'1'},'a':{}}}", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    [InlineData("PutItem", "{'TableName':'orders','Item':{'id':{'S':'1'}},'Expected':{}}", "One or more parameter values were invalid: The legacy parameter 'Expected' is not supported: use the expression that took its place")]
    [InlineData("PutItem", "{'TableName':'orders','Item':{'id':{'S':'1'}},'ExpressionAttributeNames':{'#a':'a'}}", "ExpressionAttributeNames can only be specified when using expressions")]
    [InlineData("PutItem", "{'TableName':'orders','Item':{'id':{'S':'1'}},'ExpressionAttributeValues':{':a':{'S':'a'}}}", "ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null")]
    [InlineData("GetItem", "{'TableName':'orders','Key':{}}", "The provided key element does not match the schema")]
    [InlineData("GetItem", "{'TableName':'orders','Key':{'id':{'S':'1'}},'ProjectionExpression':'a b'}", "Invalid ProjectionExpression: Syntax error; token: \"b\", near: \"a b\"")]
    [InlineData("UpdateItem", "{'TableName':'orders','Key':{'id':{'S':'1'}},'UpdateExpression':'SET id = :v','ExpressionAttributeValues':{':v':{'S':'2'}}}", "One or more parameter values were invalid: Cannot update attribute id. This attribute is part of the key")]
    [InlineData("UpdateItem", "{'TableName':'orders','Key':{'id':{'S':'1'}},'UpdateExpression':'SET a = :v','ExpressionAttributeValues':{':v':{'S':'2'},':w':{'S':'2'}}}", "Value provided in ExpressionAttributeValues unused in expressions: keys: {:w}")]
    [InlineData("UpdateItem", "{'TableName':'orders','Key':{'id':{'S':'1'}},'UpdateExpression':'SET a = :v','ExpressionAttributeValues':{':v':{}}}", "ExpressionAttributeValues contains invalid value: Supplied AttributeValue is empty, must contain exactly one of the supported datatypes for key :v")]
    [InlineData("UpdateItem", "{'TableName':'orders','Key':{'id':{'S':'1'}},'ExpressionAttributeValues':{':v':{'S':'2'}}}", "ExpressionAttributeValues can only be specified when using expressions: UpdateExpression and ConditionExpression are null")]
    public async Task Request_IsWrong_IsRefusedInDynamoDbsWords(string operation, string request, string expected) =>
        Assert.Equal("ValidationException: " + expected, await _harness.RefuseAsync(operation, request));

    [Theory]
    [InlineData("{'TableName':1}", "NUMBER_VALUE cannot be converted to String")]
    [InlineData("{'TableName':'orders','Item':'x'}", "Unexpected field type")]
    [InlineData("{'TableName':'orders','Item':{'id':'x'}}", "Unexpected value type in payload")]
    public async Task Request_HasAnotherShape_IsASerializationError(string request, string expected) =>
        Assert.Equal("SerializationException: " + expected, await _harness.RefuseAsync("PutItem", request));

    [Fact]
    public async Task Put_ItemTooLarge_IsRefused()
    {
        var fits = new string('x', (400 * 1024) - 5);

        await _harness.PutAsync("orders", "{'id':{'S':'1'},'a':{'S':'" + fits[..^1] + "'}}");
        var tooLarge = await _harness.RefuseAsync(
            "PutItem", "{'TableName':'orders','Item':{'id':{'S':'1'},'a':{'S':'" + fits + "xx'}}}");
        var grown = await _harness.RefuseAsync(
            "UpdateItem",
            "{'TableName':'orders','Key':{'id':{'S':'1'}},'UpdateExpression':'SET b = :v'," +
            "'ExpressionAttributeValues':{':v':{'S':'12345'}}}");

        Assert.Equal("ValidationException: Item size has exceeded the maximum allowed size", tooLarge);
        Assert.Equal("ValidationException: Item size to update has exceeded the maximum allowed size", grown);
    }

    [Fact]
    public async Task Update_ManyAtOnce_CountsEveryOne()
    {
        const string request =
            "{'TableName':'orders','Key':{'id':{'S':'counter'}},'UpdateExpression':'ADD #v :one','ReturnValues':'UPDATED_NEW'," +
            "'ExpressionAttributeNames':{'#v':'value'},'ExpressionAttributeValues':{':one':{'N':'1'}}}";

        var responses = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => Task.Run(() => _harness.InvokeAsync("UpdateItem", request))));

        Assert.Equal(100, responses.Distinct().Count());
        Assert.Equal(
            "{'Item':{'id':{'S':'counter'},'value':{'N':'100'}}}",
            await _harness.GetAsync("orders", "{'id':{'S':'counter'}}"));
    }

    [Fact]
    public async Task Put_ManyWantToBeFirst_OneIs()
    {
        var attempts = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(() => TryClaimAsync(number))));

        Assert.Single(attempts, isFirst => isFirst);

        async Task<bool> TryClaimAsync(int number)
        {
            try
            {
                await _harness.InvokeAsync(
                    "PutItem",
                    "{'TableName':'orders','Item':{'id':{'S':'claim'},'by':{'N':'" + number + "'}}," +
                    "'ConditionExpression':'attribute_not_exists(id)'}");
                return true;
            }
            catch (ConditionalCheckFailedException)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task ConsumedCapacity_Asked_IsTold()
    {
        await _harness.CreateAsync("drinks", "id", index: TableHarness.Index("byKind", "kind"));
        var write = await _harness.InvokeAsync(
            "PutItem",
            "{'TableName':'drinks','Item':{'id':{'S':'1'},'kind':{'S':'hot'},'a':{'S':'" + new string('x', 1500) + "'}}," +
            "'ReturnConsumedCapacity':'INDEXES'}");
        var read = await _harness.InvokeAsync(
            "GetItem", "{'TableName':'drinks','Key':{'id':{'S':'2'}},'ReturnConsumedCapacity':'TOTAL'}");

        Assert.Equal(
            "{'ConsumedCapacity':{'TableName':'drinks','CapacityUnits':4,'Table':{'CapacityUnits':2}," +
            "'GlobalSecondaryIndexes':{'byKind':{'CapacityUnits':2}}}}",
            write);
        Assert.Equal("{'ConsumedCapacity':{'TableName':'drinks','CapacityUnits':0.5}}", read);
    }
}
