using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.CheckIn;

namespace Serverlesspresso.Shop.Orders;

/// <summary>What the coffee bar knows of a visitor.</summary>
public sealed class VisitorData
{
    /// <summary>What tells whose an order was. The drinks stay, for the shop's statistics.</summary>
    private static readonly string[] NamesOfCustomer = ["USERID", "customerName"];

    private static readonly string[] NamesOfActors = ["finishedBy", "collectedBy"];

    private readonly TurnRunner _turns;
    private readonly OrderDesk _desk;
    private readonly OrderReader _orders;
    private readonly ShopTables _tables;
    private readonly VisitorRows _visitors;

    internal VisitorData(
        TurnRunner turns, OrderDesk desk, OrderReader orders, ShopTables tables, VisitorRows visitors)
    {
        _turns = turns;
        _desk = desk;
        _orders = orders;
        _tables = tables;
        _visitors = visitors;
    }

    /// <summary>
    /// Forgets a visitor: open orders are cancelled, the orders lose the visitor's id and name, and the shops no longer
    /// know how many there were.
    /// </summary>
    /// <param name="userId">The visitor.</param>
    /// <param name="cancellationToken">Stops between two orders; what is forgotten stays so.</param>
    public async Task ForgetAsync(string userId, CancellationToken cancellationToken)
    {
        if (userId.Length is 0 or > Order.IdLengthMax)
        {
            return;
        }

        while (await _orders.ListOfVisitorAsync(userId, cancellationToken) is { Count: > 0 } orders)
        {
            foreach (var order in orders)
            {
                await EndAsync(order, cancellationToken);
                await _turns.RunAsync(transaction => ForgetInTurnAsync(transaction, order.Id, userId), cancellationToken);
            }
        }

        await _turns.RunAsync(
            async transaction =>
            {
                await _visitors.DeleteAllAsync(transaction, userId);
                return true;
            },
            cancellationToken);
    }

    private static Item WithoutCustomer(Item row, string userId)
    {
        var order = Order.Read(row);
        var attributes = row.Attributes.Where(attribute => !NamesOfCustomer.Contains(attribute.Key));
        row = new Item(attributes).With("version", ItemValues.Number(order.Version + 1));
        if (order.DrinkOrder is { } drinkOrder)
        {
            row = row.With("drinkOrder", ItemValues.Text(DrinkText.WithoutCustomer(drinkOrder)));
        }

        return row.With(
            from name in NamesOfActors
            where row.FindText(name) == userId
            select (name, (AttributeValue)ItemValues.Text(string.Empty)));
    }

    private async Task EndAsync(Order order, CancellationToken cancellationToken)
    {
        if (!order.IsOpen)
        {
            return;
        }

        try
        {
            await _desk.CancelAsync(
                order.Id, new Actor(order.UserId, IsStaff: false), reason: null, key: null, cancellationToken);
        }
        catch (CoffeeBarRefusedException refusal) when (
            refusal.Reason is RefusalReasons.InvalidTransition or RefusalReasons.WrongCustomer or RefusalReasons.OrderNotFound)
        {
            // It has ended by itself, or the visitor was forgotten meanwhile; if neither, the next step says so.
        }
    }

    private async ValueTask<bool> ForgetInTurnAsync(ITurnTransaction transaction, string orderId, string userId)
    {
        var row = await _tables.FindOrderRowAsync(transaction, orderId);
        if (row is null || row.FindText("USERID") != userId)
        {
            return false;
        }

        if (Order.Read(row).IsOpen)
        {
            throw new CoffeeBarRefusedException(
                RefusalReasons.InvalidTransition, $"The order '{orderId}' is still open: try again in a moment.");
        }

        await _tables.PutAsync(transaction, ShopTables.OrderTable, WithoutCustomer(row, userId));
        return true;
    }
}
