using Serverlesspresso.Engine;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>Reads what is true of an order now.</summary>
/// <param name="orders">Reads its row.</param>
/// <param name="shops">Reads the shop.</param>
/// <param name="rules">Reads the rule.</param>
/// <param name="executions">Reads its workflow.</param>
/// <param name="store">Reads the events.</param>
/// <param name="arns">Names the function.</param>
internal sealed class WalkReader(
    OrderReader orders,
    ShopDirectory shops,
    EventRules rules,
    ExecutionRegistry executions,
    IStore store,
    Arns arns)
{
    // An order's workflow has some fifty; a page is read again and again, so it looks at no more events than that it stays quick.
    private const int HistoryMax = 200;
    private const int EventsMax = 1_000;

    /// <summary>Reads it.</summary>
    public async Task<WalkFacts> ReadAsync(string orderId, CancellationToken cancellationToken)
    {
        var order = await orders.FindAsync(orderId, cancellationToken);
        return new WalkFacts
        {
            OrderId = orderId,
            Rule = WalkRule.StandingOf(await FindRuleAsync(cancellationToken), arns),
            Shop = await shops.FindAsync(ShopId.Default, cancellationToken),
            Order = order,
            Run = order?.ExecutionArn is { } arn ? await FindRunAsync(arn, cancellationToken) : null,
            Trail = WalkTrail.Find(await ListEventsAsync(cancellationToken), orderId),
        };
    }

    /// <summary>Lists orders that came by an event alone, the newest first.</summary>
    public async Task<IReadOnlyList<Order>> ListRecentAsync(int limit, CancellationToken cancellationToken)
    {
        var latest = await store.ReadAsync(reader => orders.ListInTurnAsync(reader), cancellationToken);
        return
        [
            .. latest
                .Where(order => order is { IsAdmitted: false, Robot: false } && WalkAddresses.IsId(order.Id))
                .Take(limit),
        ];
    }

    private async Task<RuleDocument?> FindRuleAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await rules.DescribeAsync(WalkRule.Bus, WalkRule.Name, cancellationToken);
        }
        catch (EventResourceNotFoundException)
        {
            return null;
        }
    }

    private async Task<WalkRun?> FindRunAsync(string arn, CancellationToken cancellationToken)
    {
        try
        {
            var row = await executions.DescribeAsync(arn, cancellationToken);
            var history = await executions.GetHistoryAsync(
                arn, fromEventId: null, HistoryMax, newestFirst: false, cancellationToken);
            return WalkRun.From(row, history.Events);
        }
        catch (RequestRefusedException)
        {
            // It is gone, or somebody has written something else into the row.
            return null;
        }
    }

    private Task<IReadOnlyList<EventRow>> ListEventsAsync(CancellationToken cancellationToken) => store.ReadAsync(
        reader => reader.ListLatestEventsAsync(WalkRule.Bus, beforeSequence: null, EventsMax), cancellationToken);
}
