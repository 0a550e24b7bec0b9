namespace Serverlesspresso.Aws.Tests.DynamoDb;

public sealed class DynamoDbServiceTests : IAsyncLifetime
{
    private const string Orders =
        "{'TableName':'orders','BillingMode':'PAY_PER_REQUEST'," +
        "'AttributeDefinitions':[{'AttributeName':'id','AttributeType':'S'},{'AttributeName':'n','AttributeType':'N'}," +
        "{'AttributeName':'user','AttributeType':'S'}]," +
        "'KeySchema':[{'AttributeName':'id','KeyType':'HASH'},{'AttributeName':'n','KeyType':'RANGE'}]," +
        "'GlobalSecondaryIndexes':[{'IndexName':'byUser','KeySchema':[{'AttributeName':'user','KeyType':'HASH'}]," +
        "'Projection':{'ProjectionType':'INCLUDE','NonKeyAttributes':['drink']}}]}";

    private const string OrdersDescription =
        "{'AttributeDefinitions':[{'AttributeName':'id','AttributeType':'S'},{'AttributeName':'n','AttributeType':'N'}," +
        "{'AttributeName':'user','AttributeType':'S'}],'TableName':'orders'," +
        "'KeySchema':[{'AttributeName':'id','KeyType':'HASH'},{'AttributeName':'n','KeyType':'RANGE'}]," +
        "'TableStatus':'ACTIVE','CreationDateTime':1767323045," +
        "'ProvisionedThroughput':{'NumberOfDecreasesToday':0,'ReadCapacityUnits':0,'WriteCapacityUnits':0}," +
        "'TableSizeBytes':0,'ItemCount':0,'TableArn':'arn:aws:dynamodb:us-east-1:123456789012:table/orders'," +
        "'TableId':'00000001-0000-0000-0000-000000000000'," +
        "'BillingModeSummary':{'BillingMode':'PAY_PER_REQUEST','LastUpdateToPayPerRequestDateTime':1767323045}," +
        "'GlobalSecondaryIndexes':[{'IndexName':'byUser','KeySchema':[{'AttributeName':'user','KeyType':'HASH'}]," +
        "'Projection':{'ProjectionType':'INCLUDE','NonKeyAttributes':['drink']},'IndexStatus':'ACTIVE'," +
        "'ProvisionedThroughput':{'NumberOfDecreasesToday':0,'ReadCapacityUnits':0,'WriteCapacityUnits':0}," +
        "'IndexSizeBytes':0,'ItemCount':0," +
        "'IndexArn':'arn:aws:dynamodb:us-east-1:123456789012:table/orders/index/byUser'}]," +
        "'DeletionProtectionEnabled':false}";

    private DynamoDbHost _host = null!; // set before each test

    public async ValueTask InitializeAsync() => _host = await DynamoDbHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task CreateTable_WithIndex_IsActiveAtOnce()
    {
        Assert.Equal(
            "200 {'TableDescription':" + OrdersDescription + "}", await _host.CallAsync("CreateTable", Orders));
        Assert.Equal(
            "200 {'Table':" + OrdersDescription + "}", await _host.CallAsync("DescribeTable", "{'TableName':'orders'}"));
    }

    [Fact]
    public async Task DeleteTable_Table_IsGone()
    {
        await _host.CallAsync("CreateTable", Orders);

        var deleted = await _host.CallAsync("DeleteTable", "{'TableName':'orders'}");

        Assert.Equal(
            "200 {'TableDescription':" + OrdersDescription.Replace("'TableStatus':'ACTIVE'", "'TableStatus':'DELETING'") + "}",
            deleted);
        Assert.Equal(
            "400 {'__type':'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException'," +
            "'message':'Requested resource not found: Table: orders not found'}",
            await _host.CallAsync("DescribeTable", "{'TableName':'orders'}"));
    }

    [Fact]
    public async Task ListTables_PageByPage_ListsAll()
    {
        foreach (var name in (string[])["aaa", "bbb", "ccc"])
        {
            await CreateAsync(name);
        }

        Assert.Equal(
            "200 {'TableNames':['aaa','bbb'],'LastEvaluatedTableName':'bbb'}",
            await _host.CallAsync("ListTables", "{'Limit':2}"));
        Assert.Equal(
            "200 {'TableNames':['ccc']}",
            await _host.CallAsync("ListTables", "{'Limit':2,'ExclusiveStartTableName':'bbb'}"));
    }

    [Fact]
    public async Task UpdateTable_NewIndex_CanBeQueried()
    {
        await CreateAsync("drinks");
        await _host.CallAsync("PutItem", "{'TableName':'drinks','Item':{'id':{'S':'1'},'kind':{'S':'hot'}}}");

        var updated = await _host.CallAsync(
            "UpdateTable",
            "{'TableName':'drinks','AttributeDefinitions':[{'AttributeName':'kind','AttributeType':'S'}]," +
            "'GlobalSecondaryIndexUpdates':[{'Create':{'IndexName':'byKind','Projection':{'ProjectionType':'ALL'}," +
            "'KeySchema':[{'AttributeName':'kind','KeyType':'HASH'}]}}]}");
        var found = await _host.CallAsync(
            "Query",
            "{'TableName':'drinks','IndexName':'byKind','KeyConditionExpression':'kind = :k'," +
            "'ExpressionAttributeValues':{':k':{'S':'hot'}}}");

        Assert.Contains("'IndexName':'byKind'", updated);
        Assert.Contains("'IndexStatus':'ACTIVE'", updated);
        Assert.Equal(
            "200 {'Items':[{'id':{'S':'1'},'kind':{'S':'hot'}}],'Count':1,'ScannedCount':1}", found);
    }

    [Fact]
    public async Task Items_WrittenAndRead_ComeBack()
    {
        await CreateAsync("drinks");

        Assert.Equal("200 {}", await _host.CallAsync("PutItem", "{'TableName':'drinks','Item':{'id':{'S':'1'},'n':{'N':'1.50'}}}"));
        Assert.Equal(
            "200 {'Item':{'id':{'S':'1'},'n':{'N':'1.5'}}}",
            await _host.CallAsync("GetItem", "{'TableName':'drinks','Key':{'id':{'S':'1'}}}"));
        Assert.Equal(
            "200 {'Attributes':{'n':{'N':'2.5'}},'ConsumedCapacity':{'TableName':'drinks','CapacityUnits':1}}",
            await _host.CallAsync(
                "UpdateItem",
                "{'TableName':'drinks','Key':{'id':{'S':'1'}},'UpdateExpression':'ADD n :one','ReturnValues':'UPDATED_NEW'," +
                "'ExpressionAttributeValues':{':one':{'N':'1'}},'ReturnConsumedCapacity':'TOTAL'}"));
    }

    [Fact]
    public async Task PutItem_ConditionFails_AnswersWithTheItem()
    {
        await CreateAsync("drinks");
        await _host.CallAsync("PutItem", "{'TableName':'drinks','Item':{'id':{'S':'1'}}}");

        var answer = await _host.CallAsync(
            "PutItem",
            "{'TableName':'drinks','Item':{'id':{'S':'1'}},'ConditionExpression':'attribute_not_exists(id)'," +
            "'ReturnValuesOnConditionCheckFailure':'ALL_OLD'}");

        Assert.Equal(
            "400 {'__type':'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException'," +
            "'message':'The conditional request failed','Item':{'id':{'S':'1'}}}",
            answer);
    }

    [Fact]
    public async Task TransactWriteItems_Cancelled_AnswersWithTheReasons()
    {
        await CreateAsync("drinks");

        var answer = await _host.CallAsync(
            "TransactWriteItems",
            "{'TransactItems':[{'Put':{'TableName':'drinks','Item':{'id':{'S':'1'}}}}," +
            "{'ConditionCheck':{'TableName':'drinks','Key':{'id':{'S':'2'}},'ConditionExpression':'attribute_exists(id)'}}]}");

        Assert.Equal(
            "400 {'__type':'com.amazonaws.dynamodb.v20120810#TransactionCanceledException'," +
            "'Message':'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]'," +
            "'CancellationReasons':[{'Code':'None'},{'Code':'ConditionalCheckFailed','Message':'The conditional request failed'}]}",
            answer);
    }

    [Theory]
    [InlineData("GetItem", "{'TableName':'nowhere','Key':{'id':{'S':'1'}}}", "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException','message':'Requested resource not found")]
    [InlineData("GetItem", "{}", "com.amazon.coral.validate#ValidationException','message':'2 validation errors detected")]
    [InlineData("GetItem", "{'TableName':1}", "com.amazon.coral.service#SerializationException','Message':'NUMBER_VALUE cannot be converted to String")]
    [InlineData("CreateTable", "{'TableName':'a'}", "com.amazon.coral.validate#ValidationException','message':'1 validation error detected: Value 'a' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3")]
    [InlineData("CreateTable", "{'TableName':'drinks','KeySchema':[{'AttributeName':'id','KeyType':'HASH'}],'AttributeDefinitions':[{'AttributeName':'id','AttributeType':'S'}]}", "com.amazon.coral.validate#ValidationException','message':'One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED")]
    [InlineData("CreateTable", "{'TableName':'drinks','BillingMode':'PAY_PER_REQUEST','KeySchema':[{'AttributeName':'id','KeyType':'HASH'}],'AttributeDefinitions':[{'AttributeName':'a','AttributeType':'S'}]}", "com.amazon.coral.validate#ValidationException','message':'One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [id], AttributeDefinitions: [a]")]
    [InlineData("CreateTable", "{'TableName':'drinks','StreamSpecification':{'StreamEnabled':true}}", "com.amazon.coral.validate#ValidationException','message':'One or more parameter values were invalid: StreamSpecification is not supported by this server")]
    public async Task Request_IsWrong_IsRefused(string operation, string request, string expected)
    {
        var answer = await _host.CallAsync(operation, request);

        Assert.StartsWith("400 {'__type':'" + expected, answer);
    }

    [Fact]
    public async Task CreateTable_NameIsTaken_IsRefused()
    {
        await CreateAsync("drinks");

        Assert.Equal(
            "400 {'__type':'com.amazonaws.dynamodb.v20120810#ResourceInUseException','message':'Table already exists: drinks'}",
            await CreateAsync("drinks"));
    }

    [Fact]
    public async Task Tags_PutAndTakenAway_AreListed()
    {
        const string table = "'ResourceArn':'arn:aws:dynamodb:us-east-1:123456789012:table/drinks'";
        await CreateAsync("drinks");

        await _host.CallAsync("TagResource", "{" + table + ",'Tags':[{'Key':'a','Value':'1'},{'Key':'b','Value':'2'}]}");
        await _host.CallAsync("TagResource", "{" + table + ",'Tags':[{'Key':'a','Value':'3'}]}");
        await _host.CallAsync("UntagResource", "{" + table + ",'TagKeys':['b']}");

        Assert.Equal(
            "200 {'Tags':[{'Key':'a','Value':'3'}]}", await _host.CallAsync("ListTagsOfResource", "{" + table + "}"));
    }

    [Fact]
    public async Task DescribeTimeToLive_Table_SaysThatItemsDoNotExpire()
    {
        await CreateAsync("drinks");

        Assert.Equal(
            "200 {'TimeToLiveDescription':{'TimeToLiveStatus':'DISABLED'}}",
            await _host.CallAsync("DescribeTimeToLive", "{'TableName':'drinks'}"));
    }

    private Task<string> CreateAsync(string name) => _host.CallAsync(
        "CreateTable",
        "{'TableName':'" + name + "','BillingMode':'PAY_PER_REQUEST','KeySchema':[{'AttributeName':'id','KeyType':'HASH'}]," +
        "'AttributeDefinitions':[{'AttributeName':'id','AttributeType':'S'}]}");
}
