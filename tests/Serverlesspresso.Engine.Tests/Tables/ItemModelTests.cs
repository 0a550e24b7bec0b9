using System.Globalization;
using System.Text.Json;
using Serverlesspresso.Engine.Tables;

namespace Serverlesspresso.Engine.Tests.Tables;

/// <summary>Random operations against a model: a dictionary of rows.</summary>
public sealed class ItemModelTests : IAsyncLifetime
{
    private const int Rounds = 600;

    private readonly Dictionary<(string Shop, int Number), Row> _model = [];
    private TableHarness _harness = null!; // set before each test

    public async ValueTask InitializeAsync()
    {
        _harness = await TableHarness.OpenAsync();
        await _harness.CreateAsync("orders", "shop", "number", TableHarness.Index("byUser", "user", "number"));
    }

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Operations_InAnyOrder_AgreeWithTheModel(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            var key = (Shop: "s" + random.Next(3), Number: random.Next(-10, 10));
            var difference = random.Next(6) switch
            {
                0 => await PutAsync(key, random),
                1 => await AddAsync(key, random.Next(5)),
                2 => await DeleteAsync(key),
                3 => await GetAsync(key),
                4 => await QueryAsync(key.Shop, key.Number, random.Next(1, 4)),
                _ => await QueryIndexAsync("u" + random.Next(3), random.Next(1, 4)),
            };

            Assert.True(difference is null, $"seed {seed}, round {round}: {difference}");
        }
    }

    private static string Key((string Shop, int Number) key) =>
        "{'shop':{'S':'" + key.Shop + "'},'number':{'N':'" + Text(key.Number) + "'}}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Compare(string expected, string actual) =>
        expected == actual ? null : $"expected {expected}, got {actual}";

    private async Task<string?> PutAsync((string Shop, int Number) key, Random random)
    {
        var user = random.Next(4) == 0 ? null : "u" + random.Next(3);
        var total = random.Next(100);
        await _harness.PutAsync(
            "orders",
            Key(key)[..^1] + ",'amount':{'N':'" + Text(total) + "'}" + (user is null ? "}" : ",'user':{'S':'" + user + "'}}"));
        _model[key] = new Row(total, user);
        return null;
    }

    private async Task<string?> AddAsync((string Shop, int Number) key, int amount)
    {
        var actual = "ok";
        try
        {
            await _harness.InvokeAsync(
                "UpdateItem",
                "{'TableName':'orders','Key':" + Key(key) + ",'UpdateExpression':'SET amount = amount + :a'," +
                "'ConditionExpression':'attribute_exists(shop)','ExpressionAttributeValues':{':a':{'N':'" + Text(amount) + "'}}}");
        }
        catch (ConditionalCheckFailedException)
        {
            actual = "refused";
        }

        if (!_model.TryGetValue(key, out var row))
        {
            return Compare("refused", actual);
        }

        _model[key] = row with { Total = row.Total + amount };
        return Compare("ok", actual);
    }

    private async Task<string?> DeleteAsync((string Shop, int Number) key)
    {
        var response = await _harness.InvokeAsync(
            "DeleteItem", "{'TableName':'orders','Key':" + Key(key) + ",'ReturnValues':'ALL_OLD'}");
        return Compare(_model.Remove(key) ? "there" : "{}", response == "{}" ? response : "there");
    }

    private async Task<string?> GetAsync((string Shop, int Number) key)
    {
        var response = await _harness.InvokeAsync(
            "GetItem", "{'TableName':'orders','Key':" + Key(key) + ",'ProjectionExpression':'amount'}");
        var expected = _model.TryGetValue(key, out var row)
            ? "{'Item':{'amount':{'N':'" + Text(row.Total) + "'}}}"
            : "{}";
        return Compare(expected, response);
    }

    private async Task<string?> QueryAsync(string shop, int from, int limit)
    {
        var expected = _model.Keys.Where(key => key.Shop == shop && key.Number >= from).Select(key => key.Number).Order();
        var actual = await AllPagesAsync(
            "'KeyConditionExpression':'shop = :s AND #n >= :n','ExpressionAttributeNames':{'#n':'number'}," +
            "'ExpressionAttributeValues':{':s':{'S':'" + shop + "'},':n':{'N':'" + Text(from) + "'}},'Limit':" + limit);
        return Compare(string.Join(' ', expected), string.Join(' ', actual));
    }

    private async Task<string?> QueryIndexAsync(string user, int limit)
    {
        var expected = _model.Where(row => row.Value.User == user)
            .OrderByDescending(row => row.Key.Number).ThenByDescending(row => row.Key.Shop, StringComparer.Ordinal)
            .Select(row => row.Key.Number);
        var actual = await AllPagesAsync(
            "'IndexName':'byUser','ScanIndexForward':false,'KeyConditionExpression':'#u = :u'," +
            "'ExpressionAttributeNames':{'#u':'user'},'ExpressionAttributeValues':{':u':{'S':'" + user + "'}},'Limit':" + limit);
        return Compare(string.Join(' ', expected), string.Join(' ', actual));
    }

    private async Task<List<int>> AllPagesAsync(string parameters)
    {
        var numbers = new List<int>();
        var start = "";
        while (true)
        {
            var json = await _harness.InvokeAsync("Query", "{'TableName':'orders'," + parameters + start + "}");
            using var response = JsonDocument.Parse(json.Replace('\'', '"'));
            foreach (var item in response.RootElement.GetProperty("Items").EnumerateArray())
            {
                numbers.Add(int.Parse(item.GetProperty("number").GetProperty("N").GetString()!)); // every item has one
            }

            if (!response.RootElement.TryGetProperty("LastEvaluatedKey", out var last))
            {
                return numbers;
            }

            start = ",'ExclusiveStartKey':" + last.GetRawText();
        }
    }

    private sealed record Row(int Total, string? User);
}
