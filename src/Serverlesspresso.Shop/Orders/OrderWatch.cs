using System.Threading.Channels;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Items.Keys;

namespace Serverlesspresso.Shop.Orders;

/// <summary>Waits until an order stands as somebody needs it: it is told of every change, and never asks in vain.</summary>
/// <param name="committedItems">Tells the changes.</param>
/// <param name="orders">Reads orders.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class OrderWatch(CommittedItems committedItems, OrderReader orders, TimeProvider timeProvider)
{
    /// <summary>Waits for a condition of an order.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="patience">How long to wait at most.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The order as it stands, also if the condition has not come true; null if there is no such order.</returns>
    public async Task<Order?> WaitAsync(
        string orderId, Func<Order, bool> condition, TimeSpan patience, CancellationToken cancellationToken)
    {
        var order = await orders.FindAsync(orderId, cancellationToken);
        if (order is null || condition(order))
        {
            return order;
        }

        // One mark is enough: it means that the order has changed since it was read.
        var changes = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(capacity: 1) { FullMode = BoundedChannelFullMode.DropWrite });
        var key = new KeyBytes(KeyEncoding.Encode(ItemValues.Text(orderId)));
        using var listening = committedItems.Listen([ShopTables.OrderTable], items =>
        {
            if (items.Any(item => item.Key.SortKey == key))
            {
                changes.Writer.TryWrite(true);
            }
        });
        using var timeout = new CancellationTokenSource(patience, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        while (true)
        {
            order = await orders.FindAsync(orderId, cancellationToken);
            if (order is null || condition(order) || !await IsChangedAsync(changes.Reader, timeout, either.Token))
            {
                return order;
            }
        }
    }

    private static async Task<bool> IsChangedAsync(
        ChannelReader<bool> changes, CancellationTokenSource timeout, CancellationToken either)
    {
        try
        {
            return await changes.ReadAsync(either);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return false;
        }
    }
}
