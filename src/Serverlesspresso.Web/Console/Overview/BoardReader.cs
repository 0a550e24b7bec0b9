using Serverlesspresso.Engine;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Console.Overview;

/// <summary>Reads what the start page shows.</summary>
/// <param name="store">Takes the snapshot.</param>
/// <param name="orders">Reads the orders.</param>
/// <param name="arns">Names the workflows.</param>
internal sealed class BoardReader(IStore store, OrderReader orders, Arns arns)
{
    private const int ExecutionsMax = 8;

    private static readonly string[] Workflows = ["OrderProcessor", "OrderManager"];

    /// <summary>Reads it all in one snapshot. A part that somebody has deleted is a problem of that part.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<BoardFacts> ReadAsync(CancellationToken cancellationToken) => store.ReadAsync(
        async reader =>
        {
            var executions = new List<(string, Reading<IReadOnlyList<ExecutionRow>>)>();
            foreach (var workflow in Workflows)
            {
                executions.Add((workflow, await TryAsync(() => ListExecutionsAsync(reader, workflow))));
            }

            return new BoardFacts
            {
                Shop = await TryAsync(() => orders.FindShopInTurnAsync(reader, ShopId.Default)),
                Orders = await TryAsync(() => AsNullable(orders.ListInTurnAsync(reader))),
                Executions = executions,
            };
        },
        cancellationToken);

    private static async ValueTask<T?> AsNullable<T>(ValueTask<T> read)
        where T : class => await read;

    private static async ValueTask<Reading<T>> TryAsync<T>(Func<ValueTask<T?>> readAsync)
        where T : class
    {
        try
        {
            return new Reading<T>(await readAsync(), Problem: null);
        }
        catch (RequestRefusedException refusal)
        {
            return new Reading<T>(Value: null, refusal.Message);
        }
    }

    private async ValueTask<IReadOnlyList<ExecutionRow>?> ListExecutionsAsync(IStoreReader reader, string workflow)
    {
        var query = new ExecutionQuery(arns.StateMachine(workflow), Status: null, After: null, ExecutionsMax);
        return (await ExecutionRegistry.ListInTurnAsync(reader, query)).Executions;
    }
}
