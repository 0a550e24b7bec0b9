using System.Text.Json;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.CheckIn;

/// <summary>
/// Opens orders within the turn that checks the customer in: takes the place, writes the row, and puts the event that
/// starts the workflow. The workflow finds the order in its place and takes no second one.
/// </summary>
/// <param name="tables">The tables.</param>
/// <param name="events">Puts events.</param>
internal sealed class AdmittedOrders(ShopTables tables, ShopEvents events)
{
    /// <summary>Opens an order.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="shop">The shop: it is open and has a place.</param>
    /// <param name="newcomer">Whose order it is.</param>
    /// <param name="bucket">The bucket that gave it, after it did; null if no code was needed.</param>
    /// <param name="now">The instant.</param>
    public async ValueTask<Order> OpenAsync(
        ITurnTransaction transaction, CoffeeShop shop, Newcomer newcomer, CodeBucket? bucket, DateTimeOffset now)
    {
        await tables.AddToCountAsync(transaction, shop.Id.PlacesKey, change: 1);
        var order = await WriteRowAsync(transaction, shop, newcomer, now);
        await PutEventAsync(transaction, order, bucket);
        ScheduleExpiry(transaction, order);
        return order;
    }

    private async ValueTask<Order> WriteRowAsync(
        ITurnTransaction transaction, CoffeeShop shop, Newcomer newcomer, DateTimeOffset now)
    {
        var row = ItemValues.Of(
            ("PK", ItemValues.Text(ShopTables.OrderPartition)),
            ("SK", ItemValues.Text(newcomer.OrderId)),
            ("USERID", ItemValues.Text(newcomer.UserId)),
            ("EVENTID", ItemValues.Text(shop.Id.Value)),
            ("ORDERSTATE", ItemValues.Text(OrderState.Created)),
            ("TS", ItemValues.Milliseconds(now)),
            ("openedAt", ItemValues.Milliseconds(now)),
            ("chooseBy", ItemValues.Milliseconds(now.AddSeconds(shop.Settings.ChooseSeconds))),
            ("robot", ItemValues.Flag(newcomer.Robot)),
            ("admitted", ItemValues.Flag(true)),
            ("version", ItemValues.Number(1)));
        if (newcomer.CustomerName is { } name)
        {
            row = row.With("customerName", ItemValues.Text(name));
        }

        await tables.PutAsync(transaction, ShopTables.OrderTable, row);
        return Order.Read(row);
    }

    // Neither the code nor the customer's name is for the bus: events are logged, and shown to many.
    private ValueTask PutEventAsync(ITurnTransaction transaction, Order order, CodeBucket? bucket)
    {
        var detail = new NewOrderDetail
        {
            Message = "A customer has checked in. The order has its place, and its workflow begins.",
            OrderId = order.Id,
            UserId = order.UserId,
            EventId = order.ShopId,
            Robot = order.Robot,
            Bucket = bucket is null ? null : BucketDetail.Of(bucket),
        };
        return events.PutAsync(
            transaction, "Validator.NewOrder", JsonSerializer.Serialize(detail, CheckInJson.Default.NewOrderDetail));
    }

    // If nothing starts the workflow, nothing else would end the order.
    private static void ScheduleExpiry(ITurnTransaction transaction, Order order)
    {
        var request = JsonSerializer.SerializeToElement(
            new AdmissionExpiredRequest(order.Id), CheckInJson.Default.AdmissionExpiredRequest);
        new ScheduledCall("AdmissionExpired", request).ScheduleInTurn(
            transaction, order.Id, order.ChooseBy ?? throw new System.Diagnostics.UnreachableException());
    }
}

/// <summary>Somebody who gets an order.</summary>
/// <param name="OrderId">The order's id.</param>
/// <param name="UserId">The customer.</param>
/// <param name="CustomerName">The customer's name; null for none.</param>
/// <param name="Robot">Whether a robot orders.</param>
internal sealed record Newcomer(string OrderId, string UserId, string? CustomerName, bool Robot);
