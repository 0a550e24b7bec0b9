using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Operations;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Tests.Flow;

namespace Serverlesspresso.Shop.Tests.Statistics;

/// <summary>Writes rows of orders as a day at the bar leaves them.</summary>
internal sealed class OrderHistoryOf(CoffeeBar bar)
{
    private int _count;

    /// <summary>Writes an order that was opened, then chosen, then ended.</summary>
    public Task AddAsync(
        DateTimeOffset openedAt,
        string state = "COMPLETED",
        string? drink = "Latte",
        double? chosenAfter = 0,
        double? finishedAfter = 60,
        string shop = "default",
        params (string Name, AttributeValue Value)[] more)
    {
        var row = new Dictionary<string, AttributeValue>
        {
            ["PK"] = ItemValues.Text("orders"),
            ["SK"] = ItemValues.Text($"order-{_count++:0000}"),
            ["USERID"] = ItemValues.Text("1"),
            ["EVENTID"] = ItemValues.Text(shop),
            ["ORDERSTATE"] = ItemValues.Text(state),
            ["openedAt"] = ItemValues.Milliseconds(openedAt),
            ["TS"] = ItemValues.Milliseconds(openedAt.AddSeconds(chosenAfter ?? 0)),
        };
        if (drink is not null)
        {
            row["drinkOrder"] = ItemValues.Text($$"""{"userId":"1","drink":"{{drink}}","modifiers":["Oat","Large"]}""");
            row["submittedAt"] = ItemValues.Milliseconds(openedAt.AddSeconds(chosenAfter ?? 0));
        }

        if (finishedAfter is { } seconds)
        {
            row["finishedAt"] = ItemValues.Milliseconds(openedAt.AddSeconds((chosenAfter ?? 0) + seconds));
        }

        foreach (var (name, value) in more)
        {
            row[name] = value;
        }

        return bar.Engine.Get<ItemTables>().WriteItemAsync(
            new PutItemRequest { TableName = "serverlesspresso-order-table", Item = new Item(row) },
            CancellationToken.None);
    }
}
