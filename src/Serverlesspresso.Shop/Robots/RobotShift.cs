using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Robots;

/// <summary>
/// What the robots of a shop do at an instant. It follows from their orders as they stand, so nothing is lost when the
/// server stops, and whatever people do to the orders is fine.
/// </summary>
/// <param name="visitor">What those do that order.</param>
/// <param name="desk">Where those act that make drinks.</param>
/// <param name="orders">Reads the orders.</param>
/// <param name="random">Decides who comes when.</param>
internal sealed class RobotShift(RobotVisitor visitor, OrderDesk desk, OrderReader orders, IRandomSource random)
{
    private static readonly TimeSpan Choosing = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan AtTheCounter = TimeSpan.FromSeconds(15);

    /// <summary>Does what is due.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="settings">How its robots work.</param>
    /// <param name="now">The instant.</param>
    /// <param name="elapsed">How much time has passed since they last came.</param>
    /// <param name="cancellationToken">Stops it between two actions.</param>
    public async Task WorkAsync(
        CoffeeShop shop, RobotSettings settings, DateTimeOffset now, TimeSpan elapsed, CancellationToken cancellationToken)
    {
        var live = await orders.ListLiveAsync(shop.Id, cancellationToken);
        foreach (var order in live.Where(order => order.Robot))
        {
            await VisitAsync(order, shop, now, cancellationToken);
        }

        await MakeDrinksAsync(live, settings, now, cancellationToken);
        for (var newcomers = CountNewcomers(settings, elapsed); newcomers > 0 && shop.Settings.StoreOpen; newcomers--)
        {
            await TryAsync(() => visitor.ArriveAsync(shop.Id, cancellationToken));
        }
    }

    /// <summary>Takes back what the robots of a shop have ordered, and gives back what they were making.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="cancellationToken">Stops it between two actions.</param>
    /// <returns>Whether nothing is left.</returns>
    public async Task<bool> CleanUpAsync(ShopId shop, CancellationToken cancellationToken)
    {
        var isClean = true;
        foreach (var order in await orders.ListLiveAsync(shop, cancellationToken))
        {
            isClean &= order switch
            {
                { Robot: true, IsOpen: true } => await TryAsync(() => visitor.LeaveAsync(order, cancellationToken)),
                { Robot: true, Phase: OrderPhase.Ready } =>
                    await TryAsync(() => visitor.CollectAsync(order, cancellationToken)),
                { Phase: OrderPhase.Making, BaristaUserId: { } barista } when RobotBaristas.Makes(order) =>
                    await TryAsync(() => desk.UnmakeAsync(order.Id, ActorOf(barista), key: null, cancellationToken)),
                _ => true,
            };
        }

        return isClean;
    }

    private static Actor ActorOf(string barista) => new(barista, IsStaff: true);

    // A person may have acted on the order, or the shop may be full: the robot looks again in a second.
    private static async Task<bool> TryAsync(Func<Task> actAsync)
    {
        try
        {
            await actAsync();
            return true;
        }
        catch (CoffeeBarRefusedException)
        {
            return false;
        }
    }

    private async Task VisitAsync(Order order, CoffeeShop shop, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (order.Phase == OrderPhase.Choosing && now - order.OpenedAt >= Choosing)
        {
            await TryAsync(() => visitor.ChooseAsync(order, shop.Menu, cancellationToken));
        }
        else if (order.Phase == OrderPhase.Ready && now - order.FinishedAt >= AtTheCounter)
        {
            await TryAsync(() => visitor.CollectAsync(order, cancellationToken));
        }
    }

    private async Task MakeDrinksAsync(
        IReadOnlyList<Order> live, RobotSettings settings, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Those who are no longer on shift finish what they are at.
        var busy = new HashSet<string>(StringComparer.Ordinal);
        foreach (var order in live.Where(order => order.Phase == OrderPhase.Making && RobotBaristas.Makes(order)))
        {
            var barista = order.BaristaUserId!; // A robot makes it.
            busy.Add(barista);
            if (now - order.ClaimedAt >= TimeSpan.FromSeconds(settings.MakeSeconds))
            {
                await TryAsync(() => desk.CompleteAsync(order.Id, ActorOf(barista), key: null, cancellationToken));
            }
        }

        var queue = live
            .Where(order => order.Phase == OrderPhase.Queued && (order.Robot || settings.MakeForPeople))
            .OrderBy(order => order.SubmittedAt);
        foreach (var (barista, order) in RobotBaristas.List(settings.Baristas).Where(name => !busy.Contains(name)).Zip(queue))
        {
            await TryAsync(() => desk.MakeAsync(order.Id, ActorOf(barista), key: null, cancellationToken));
        }
    }

    private int CountNewcomers(RobotSettings settings, TimeSpan elapsed)
    {
        var expected = settings.OrdersPerHour * elapsed.TotalHours;
        var sure = Math.Floor(expected);
        return (int)sure + (random.NextChance() < expected - sure ? 1 : 0);
    }
}
