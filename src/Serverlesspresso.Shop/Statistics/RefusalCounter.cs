using System.Globalization;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Operations;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Statistics;

/// <summary>
/// Counts what was refused, by shop, day and reason. Whoever refuses calls it after the refusal, because a refused turn
/// commits nothing.
/// </summary>
/// <param name="turns">Runs turns.</param>
/// <param name="tables">The tables.</param>
/// <param name="timeProvider">The clock.</param>
public sealed class RefusalCounter(TurnRunner turns, ItemTables tables, TimeProvider timeProvider)
{
    private const string KeyPrefix = "refusals#";
    private const string CountName = "count";

    private readonly ShopTables _tables = new(tables);

    /// <summary>Counts a refusal. Nothing is counted for a shop that does not exist. Returns once it is on disk.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="reason">Why it was refused: one of <see cref="RefusalReasons"/>.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    public Task CountAsync(ShopId shop, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        var now = timeProvider.GetUtcNow();
        return turns.RunAsync(transaction => CountInTurnAsync(transaction, shop, reason, now), cancellationToken);
    }

    /// <summary>Sums up the refusals of days.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="firstDay">The first day, of the shop.</param>
    /// <param name="lastDay">The last day, of the shop.</param>
    internal async ValueTask<IEnumerable<RefusalCount>> SumUpInTurnAsync(
        IStoreReader reader, ShopId shop, DateOnly firstDay, DateOnly lastDay)
    {
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        Item? after = null;
        do
        {
            var page = await tables.QueryInTurnAsync(reader, QueryOf(shop, firstDay, lastDay, after));
            foreach (var item in page.Items)
            {
                var reason = (item.FindText("SK") ?? string.Empty).Split('#')[^1];
                sums[reason] = sums.GetValueOrDefault(reason) + (item.FindNumber(CountName) ?? 0);
            }

            after = page.LastEvaluatedKey;
        }
        while (after is not null);

        return sums.Select(sum => new RefusalCount(sum.Key, sum.Value));
    }

    private static QueryRequest QueryOf(ShopId shop, DateOnly firstDay, DateOnly lastDay, Item? after) => new()
    {
        TableName = ShopTables.StatisticsTable,
        KeyConditionExpression = "PK = :shop AND SK BETWEEN :first AND :last",
        ExpressionAttributeValues = new Dictionary<string, AttributeValue>
        {
            [":shop"] = ItemValues.Text(shop.Value),
            [":first"] = ItemValues.Text(KeyOf(firstDay, reason: string.Empty)),
            [":last"] = ItemValues.Text(KeyOf(lastDay.AddDays(1), reason: string.Empty)),
        },
        ExclusiveStartKey = after,
    };

    private static string KeyOf(DateOnly day, string reason) =>
        $"{KeyPrefix}{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}#{reason}";

    private async ValueTask<bool> CountInTurnAsync(
        ITurnTransaction transaction, ShopId shop, string reason, DateTimeOffset now)
    {
        if (await _tables.FindAsync(transaction, ShopTables.ConfigTable, shop.ConfigKey) is not { } settings)
        {
            return false;
        }

        var day = DateOnly.FromDateTime(ShopSettings.Read(settings).ToLocal(now).DateTime);
        await tables.WriteItemInTurnAsync(
            transaction,
            new UpdateItemRequest
            {
                TableName = ShopTables.StatisticsTable,
                Key = ItemValues.Of(("PK", ItemValues.Text(shop.Value)), ("SK", ItemValues.Text(KeyOf(day, reason)))),
                UpdateExpression = "ADD #count :one",
                ExpressionAttributeNames = new Dictionary<string, string> { ["#count"] = CountName },
                ExpressionAttributeValues = new Dictionary<string, AttributeValue>
                {
                    [":one"] = ItemValues.Number(1),
                },
            });
        return true;
    }
}
