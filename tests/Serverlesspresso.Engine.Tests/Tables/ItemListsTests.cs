using System.Text.Json;

namespace Serverlesspresso.Engine.Tests.Tables;

public sealed class ItemListsTests : IAsyncLifetime
{
    private TableHarness _harness = null!; // set before each test

    public async ValueTask InitializeAsync()
    {
        _harness = await TableHarness.OpenAsync();
        await _harness.CreateAsync("orders", "shop", "number", TableHarness.Index("byUser", "user", "number"));
    }

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Theory]
    [InlineData("shop = :s", "1 2 10 100")]
    [InlineData("shop = :s AND #n < :ten", "1 2")]
    [InlineData("shop = :s AND #n <= :ten", "1 2 10")]
    [InlineData("shop = :s AND #n > :ten", "100")]
    [InlineData("shop = :s AND #n >= :ten", "10 100")]
    [InlineData("shop = :s AND #n = :ten", "10")]
    [InlineData("shop = :s AND #n BETWEEN :two AND :ten", "2 10")]
    public async Task Query_SortKeyCondition_GivesTheRangeInOrder(string condition, string expected)
    {
        await PutOrdersAsync("a", 100, 2, 10, 1);
        await PutOrdersAsync("b", 5);

        var numbers = await NumbersAsync("Query", WithValues("'KeyConditionExpression':'" + condition + "'", condition));
        var reversed = await NumbersAsync(
            "Query", WithValues("'KeyConditionExpression':'" + condition + "','ScanIndexForward':false", condition));

        Assert.Equal(expected, string.Join(' ', numbers));
        Assert.Equal(expected, string.Join(' ', reversed.Reverse()));
    }

    [Fact]
    public async Task Query_BeginsWith_GivesThePrefix()
    {
        await _harness.CreateAsync("files", "folder", "path");
        foreach (var path in (string[])["a", "ab", "abc", "abd", "ac", "b"])
        {
            await _harness.PutAsync("files", "{'folder':{'S':'f'},'path':{'S':'" + path + "'}}");
        }

        var response = await _harness.InvokeAsync(
            "Query",
            "{'TableName':'files','KeyConditionExpression':'folder = :f AND begins_with(#p, :p)'," +
            "'ProjectionExpression':'#p','ExpressionAttributeNames':{'#p':'path'}," +
            "'ExpressionAttributeValues':{':f':{'S':'f'},':p':{'S':'ab'}}}");

        Assert.Equal(
            "{'Items':[{'path':{'S':'ab'}},{'path':{'S':'abc'}},{'path':{'S':'abd'}}],'Count':3,'ScannedCount':3}",
            response);
    }

    [Fact]
    public async Task Query_Filter_CountsWhatWasReadAndWhatPassed()
    {
        await PutOrdersAsync("a", 1, 2, 3);

        var response = await _harness.InvokeAsync(
            "Query",
            "{'TableName':'orders','KeyConditionExpression':'shop = :s','FilterExpression':'paid = :p','Select':'COUNT'," +
            "'ExpressionAttributeValues':{':s':{'S':'a'},':p':{'N':'2'}}}");

        Assert.Equal("{'Count':1,'ScannedCount':3}", response);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(3, true)]
    [InlineData(7, true)]
    [InlineData(3, false)]
    public async Task Query_PageByPage_LosesAndRepeatsNothing(int limit, bool isForward)
    {
        await PutOrdersAsync("a", [.. Enumerable.Range(1, 20)]);
        await PutOrdersAsync("b", 21);

        var numbers = await AllPagesAsync(
            "Query",
            "'KeyConditionExpression':'shop = :s','ExpressionAttributeValues':{':s':{'S':'a'}}," +
            $"'Limit':{limit},'ScanIndexForward':{(isForward ? "true" : "false")}");

        var ascending = Enumerable.Range(1, 20);
        Assert.Equal(isForward ? ascending : ascending.Reverse(), numbers);
    }

    [Fact]
    public async Task Query_IndexPageByPage_LosesAndRepeatsNothing()
    {
        // Four orders share each key of the index, so that only the table's key tells them apart.
        for (var i = 0; i < 40; i++)
        {
            await _harness.PutAsync(
                "orders",
                "{'shop':{'S':'" + i + "'},'number':{'N':'" + (i / 4) + "'},'user':{'S':'u'},'paid':{'N':'" + i + "'}}");
        }

        var paid = await AllPagesAsync(
            "Query",
            "'IndexName':'byUser','KeyConditionExpression':'#u = :u','ExpressionAttributeNames':{'#u':'user'}," +
            "'ExpressionAttributeValues':{':u':{'S':'u'}},'Limit':3",
            "paid");

        Assert.Equal(Enumerable.Range(0, 40), paid.Order());
        Assert.Equal(paid.Select(number => number / 4).Order(), paid.Select(number => number / 4));
    }

    [Fact]
    public async Task Scan_LargeItems_EndsAPageAtOneMegabyte()
    {
        var padding = new string('x', 300_000);
        for (var i = 0; i < 10; i++)
        {
            await _harness.PutAsync(
                "orders", "{'shop':{'S':'a'},'number':{'N':'" + i + "'},'p':{'S':'" + padding + "'}}");
        }

        using var page = JsonDocument.Parse((await _harness.InvokeAsync("Scan", "{'TableName':'orders'}")).Replace('\'', '"'));
        var all = await AllPagesAsync("Scan", "'ProjectionExpression':'#n','ExpressionAttributeNames':{'#n':'number'}");

        Assert.Equal(4, page.RootElement.GetProperty("Count").GetInt32());
        Assert.Equal(Enumerable.Range(0, 10), all);
    }

    [Fact]
    public async Task Scan_InSegments_ReadsEveryItemOnce()
    {
        for (var i = 0; i < 60; i++)
        {
            await _harness.PutAsync("orders", "{'shop':{'S':'" + i + "'},'number':{'N':'" + i + "'}}");
        }

        var all = new List<int>();
        for (var segment = 0; segment < 4; segment++)
        {
            var part = await AllPagesAsync("Scan", $"'TotalSegments':4,'Segment':{segment},'Limit':5");
            Assert.InRange(part.Count, 1, 59);
            all.AddRange(part);
        }

        Assert.Equal(Enumerable.Range(0, 60), all.Order());
    }

    [Fact]
    public async Task Index_ItemChanges_FollowsIt()
    {
        await _harness.PutAsync("orders", "{'shop':{'S':'a'},'number':{'N':'1'},'user':{'S':'ann'}}");
        await _harness.PutAsync("orders", "{'shop':{'S':'a'},'number':{'N':'2'}}");
        Assert.Equal(["1"], await OfUserAsync("ann"));

        await _harness.PutAsync("orders", "{'shop':{'S':'a'},'number':{'N':'1'},'user':{'S':'bob'}}");
        Assert.Empty(await OfUserAsync("ann"));
        Assert.Equal(["1"], await OfUserAsync("bob"));

        await _harness.InvokeAsync(
            "UpdateItem",
            "{'TableName':'orders','Key':{'shop':{'S':'a'},'number':{'N':'1'}},'UpdateExpression':'REMOVE #u'," +
            "'ExpressionAttributeNames':{'#u':'user'}}");
        Assert.Empty(await OfUserAsync("bob"));

        Task<IReadOnlyList<string>> OfUserAsync(string user) => NumbersAsync(
            "Query",
            "{'TableName':'orders','IndexName':'byUser','KeyConditionExpression':'#u = :u'," +
            "'ExpressionAttributeNames':{'#u':'user'},'ExpressionAttributeValues':{':u':{'S':'" + user + "'}}}");
    }

    [Fact]
    public async Task Index_KeyHasAnotherType_RefusesTheItem() => Assert.Equal(
        "ValidationException: One or more parameter values were invalid: Type mismatch for Index Key user " +
        "Expected: S Actual: N IndexName: byUser",
        await _harness.RefuseAsync(
            "PutItem", "{'TableName':'orders','Item':{'shop':{'S':'a'},'number':{'N':'1'},'user':{'N':'1'}}}"));

    [Theory]
    [InlineData("'IndexName':'other'", "The table does not have the specified index: other")]
    [InlineData("'IndexName':'byUser','ConsistentRead':true", "Consistent reads are not supported on global secondary indexes")]
    [InlineData("'Limit':0", "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [InlineData("'ExclusiveStartKey':{'shop':{'S':'a'}}", "The provided starting key is invalid")]
    [InlineData("'ExclusiveStartKey':{'shop':{'S':'a'},'number':{'S':'a'}}", "The provided starting key is invalid: The provided key element does not match the schema")]
    [InlineData("'Segment':1", "The TotalSegments parameter is required but was not present in the request when Segment parameter is present")]
    [InlineData("'Select':'SPECIFIC_ATTRIBUTES'", "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES")]
    public async Task Scan_RequestIsWrong_IsRefused(string parameters, string expected) => Assert.Equal(
        "ValidationException: " + expected,
        await _harness.RefuseAsync("Scan", "{'TableName':'orders'," + parameters + "}"));

    [Theory]
    [InlineData("'Limit':1", "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.")]
    [InlineData("'KeyConditionExpression':'shop = :s','ExpressionAttributeValues':{':s':{'S':'a'}},'ExclusiveStartKey':{'shop':{'S':'b'},'number':{'N':'1'}}", "The provided starting key is outside query boundaries based on provided conditions")]
    [InlineData("'KeyConditionExpression':'shop = :s','FilterExpression':'shop = :s','ExpressionAttributeValues':{':s':{'S':'a'}}", "Filter Expression can only contain non-primary key attributes: Primary key attribute: shop")]
    public async Task Query_RequestIsWrong_IsRefused(string parameters, string expected) => Assert.Equal(
        "ValidationException: " + expected,
        await _harness.RefuseAsync("Query", "{'TableName':'orders'," + parameters + "}"));

    private static string WithValues(string parameters, string condition)
    {
        var names = condition.Contains('#') ? ",'ExpressionAttributeNames':{'#n':'number'}" : "";
        var values = "':s':{'S':'a'}"
            + (condition.Contains(":ten") ? ",':ten':{'N':'10'}" : "")
            + (condition.Contains(":two") ? ",':two':{'N':'2'}" : "");
        return "{'TableName':'orders'," + parameters + names + ",'ExpressionAttributeValues':{" + values + "}}";
    }

    private async Task PutOrdersAsync(string shop, params int[] numbers)
    {
        foreach (var number in numbers)
        {
            await _harness.PutAsync(
                "orders",
                "{'shop':{'S':'" + shop + "'},'number':{'N':'" + number + "'},'paid':{'N':'" + number + "'}}");
        }
    }

    private async Task<IReadOnlyList<string>> NumbersAsync(string operation, string request)
    {
        using var response = JsonDocument.Parse((await _harness.InvokeAsync(operation, request)).Replace('\'', '"'));
        return [.. response.RootElement.GetProperty("Items").EnumerateArray().Select(item => NumberOf(item, "number"))];
    }

    private async Task<IReadOnlyList<int>> AllPagesAsync(string operation, string parameters, string attribute = "number")
    {
        var numbers = new List<int>();
        var start = "";
        for (var page = 0; page < 100; page++)
        {
            var json = await _harness.InvokeAsync(operation, "{'TableName':'orders'," + parameters + start + "}");
            using var response = JsonDocument.Parse(json.Replace('\'', '"'));
            numbers.AddRange(response.RootElement.GetProperty("Items").EnumerateArray()
                .Select(item => int.Parse(NumberOf(item, attribute))));
            if (!response.RootElement.TryGetProperty("LastEvaluatedKey", out var last))
            {
                return numbers;
            }

            start = ",'ExclusiveStartKey':" + last.GetRawText();
        }

        throw new InvalidOperationException("The pages did not end.");
    }

    private static string NumberOf(JsonElement item, string attribute) =>
        item.GetProperty(attribute).GetProperty("N").GetString()!; // the test wrote it
}
