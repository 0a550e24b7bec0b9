using System.Text.Json;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Operations;
using Serverlesspresso.Engine.Tests.Hosting;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Hosting;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Tests.Flow;

/// <summary>A whole coffee bar with a clock that the test owns, and the words a visitor or barista would use.</summary>
internal sealed class CoffeeBar : IAsyncDisposable
{
    public const string OrderProcessor = "arn:aws:states:us-east-1:123456789012:stateMachine:OrderProcessor";
    public const string OrderManager = "arn:aws:states:us-east-1:123456789012:stateMachine:OrderManager";

    private static readonly CancellationToken Never = CancellationToken.None;

    private CoffeeBar(EngineHarness engine) => Engine = engine;

    public EngineHarness Engine { get; }

    public static async Task<CoffeeBar> OpenAsync() =>
        new(await EngineHarness.StartAsync(builder => builder.AddCoffeeBar()));

    public ValueTask DisposeAsync() => Engine.DisposeAsync();

    /// <summary>Puts a new-order event and waits until nothing more happens by itself.</summary>
    public async Task ArriveAsync(string orderId, string userId = "1", string? detail = null)
    {
        await PutAsync("Validator.NewOrder", detail ?? $$"""{"userId":"{{userId}}","orderId":"{{orderId}}"}""");
        await Engine.SettleAsync();
    }

    public Task PutAsync(string detailType, string detail) => Engine.Get<BusEvents>().PutAsync(
        [
            new EventEntry
            {
                BusName = "serverlesspresso",
                Source = "awsserverlessda.serverlesspresso",
                DetailType = detailType,
                Detail = detail,
            },
        ],
        Never);

    /// <summary>Runs the order manager and waits until nothing more happens by itself.</summary>
    public async Task<ExecutionRow> ActAsync(
        string orderId, string action, string drink = "Cappuccino", string userId = "1", string barista = "3")
    {
        var body = $$"""{"userId":"{{userId}}","drink":"{{drink}}","modifiers":[],"icon":"cup"}""";
        var input = $$"""{"action":"{{action}}","body":{{body}},"orderId":"{{orderId}}","baristaUserId":"{{barista}}"}""";
        var execution = await Engine.StartExecutionAsync(OrderManager, input);
        await Engine.SettleAsync();
        return await Engine.DescribeAsync(execution);
    }

    public Task<ExecutionRow> SubmitAsync(string orderId, string drink = "Cappuccino", string userId = "1") =>
        ActAsync(orderId, "", drink, userId);

    /// <summary>The code that the default shop shows now.</summary>
    public Task<CodeBucket> CodeAsync() => Engine.Get<CheckInDesk>().GetCurrentCodeAsync(ShopId.Default, Never);

    /// <summary>Checks a visitor in with the code of now, and does not wait for the workflow.</summary>
    public async Task<Admission> RedeemAsync(string visitorId, string? name = null)
    {
        var request = new RedeemRequest
        {
            Shop = ShopId.Default,
            Code = (await CodeAsync()).Code,
            VisitorId = visitorId,
            CustomerName = name,
        };
        return await Engine.Get<CheckInDesk>().RedeemAsync(request, Never);
    }

    public Task<Item?> FindBucketAsync(long bucketId) =>
        FindItemAsync("serverlesspresso-validator-table", ("PK", $"default-{bucketId}"));

    /// <summary>Deletes a rule, so that its events go nowhere.</summary>
    public async Task DeleteRuleAsync(string name)
    {
        await Engine.Get<EventTargets>().RemoveAsync("Serverlesspresso", name, [name], Never);
        await Engine.Get<EventRules>().DeleteAsync("Serverlesspresso", name, Never);
    }

    /// <summary>Calls a function as a rule would, and waits until nothing more happens by itself.</summary>
    public async Task CallAsync(string function, string request)
    {
        var result = await Engine.Get<FunctionRegistry>().InvokeAsync(function, JsonElement.Parse(request), Never);
        Assert.Null(result.ErrorType);
        await Engine.SettleAsync();
    }

    /// <summary>Brings the one event of the order processor to a function, as the rule of that name would.</summary>
    public async Task DeliverAsync(string name)
    {
        var detail = Assert.Single(await EventsAsync($"OrderProcessor.{name}"));
        var processor = Assert.Single(await ProcessorsAsync());
        await CallAsync(name, $$"""{"detail":{{detail.GetRawText()}},"resources":["{{processor.Arn}}"]}""");
    }

    public async Task<Order?> FindAsync(string orderId)
    {
        var item = await FindItemAsync("serverlesspresso-order-table", ("PK", "orders"), ("SK", orderId));
        return item is null ? null : Order.Read(item);
    }

    public async Task<Order> OrderAsync(string orderId) =>
        await FindAsync(orderId) ?? throw new InvalidOperationException($"There is no row of the order '{orderId}'.");

    public async Task<long> OpenOrdersAsync()
    {
        var item = await FindItemAsync("serverlesspresso-counting-table", ("PK", "openOrders"));
        return item?.FindNumber("IDvalue") ?? 0;
    }

    public Task ChangeSettingAsync(string name, AttributeValue value) => Engine.Get<ItemTables>().WriteItemAsync(
        new UpdateItemRequest
        {
            TableName = "serverlesspresso-config-table",
            Key = ItemValues.Of(("PK", ItemValues.Text("config"))),
            UpdateExpression = "SET #name = :value",
            ExpressionAttributeNames = new Dictionary<string, string> { ["#name"] = name },
            ExpressionAttributeValues = new Dictionary<string, AttributeValue> { [":value"] = value },
        },
        Never);

    /// <summary>All executions of the order processor, the newest first.</summary>
    public async Task<IReadOnlyList<ExecutionRow>> ProcessorsAsync()
    {
        var page = await Engine.Executions.ListAsync(OrderProcessor, status: null, after: null, limit: 1_000, Never);
        return await Task.WhenAll(page.Executions.Select(row => Engine.DescribeAsync(row.Arn)));
    }

    /// <summary>The details of the events of a type, in order.</summary>
    public async Task<IReadOnlyList<JsonElement>> EventsAsync(string detailType)
    {
        var rows = await Engine.Store.ReadAsync(
            reader => reader.ListEventsAsync("Serverlesspresso", afterSequence: 0, limit: 10_000), Never);
        return
        [
            .. rows
                .Select(row => JsonElement.Parse(row.Envelope.Span))
                .Where(envelope => envelope.GetProperty("detail-type").GetString() == detailType)
                .Select(envelope => envelope.GetProperty("detail")),
        ];
    }

    private async Task<Item?> FindItemAsync(string table, params (string Name, string Value)[] key)
    {
        var request = new GetItemRequest
        {
            TableName = table,
            Key = ItemValues.Of(key.Select(part => (part.Name, (AttributeValue)ItemValues.Text(part.Value)))),
        };
        return (await Engine.Get<ItemTables>().GetItemAsync(request, Never)).Item;
    }
}
