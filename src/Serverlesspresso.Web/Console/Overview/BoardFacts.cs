using Serverlesspresso.Engine.Store;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Console.Overview;

/// <summary>What the start page reads, all of one snapshot.</summary>
internal sealed record BoardFacts
{
    /// <summary>The default shop.</summary>
    public required Reading<ShopStatus> Shop { get; init; }

    /// <summary>The orders, the newest first.</summary>
    public required Reading<IReadOnlyList<Order>> Orders { get; init; }

    /// <summary>The latest executions of each workflow, the newest first.</summary>
    public required IReadOnlyList<(string Workflow, Reading<IReadOnlyList<ExecutionRow>> Executions)> Executions
    {
        get;
        init;
    }
}
