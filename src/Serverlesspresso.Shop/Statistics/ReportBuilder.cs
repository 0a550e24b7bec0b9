using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Statistics;

/// <summary>Counts orders, one after the other.</summary>
/// <param name="settings">The settings of the shop.</param>
/// <param name="period">The period.</param>
internal sealed class ReportBuilder(ShopSettings settings, Period period)
{
    private readonly TimeSlots _slots = new(settings, period);
    private readonly Dictionary<DateTimeOffset, OrderCounts> _overTime = [];
    private readonly Dictionary<string, OrderCounts> _byDrink = new(StringComparer.Ordinal);
    private readonly List<TimeSpan> _waited = [];
    private OrderCounts _orders = None;
    private int _robotOrders;
    private int _timedOutChoosing;

    private static OrderCounts None { get; } = new(All: 0, Made: 0, Cancelled: 0, TimedOut: 0);

    /// <summary>Counts an order of the period.</summary>
    public void Add(Order order)
    {
        _orders = Count(_orders, order);
        _robotOrders += order.Robot ? 1 : 0;
        _timedOutChoosing += order is { Phase: OrderPhase.TimedOut, Reason: TimeOuts.OfCustomer } ? 1 : 0;
        if (order.ArrivedAt() is { } arrivedAt)
        {
            var slot = _slots.StartOf(arrivedAt);
            _overTime[slot] = Count(_overTime.GetValueOrDefault(slot, None), order);
        }

        if (order.Drink is { } drink)
        {
            _byDrink[drink] = Count(_byDrink.GetValueOrDefault(drink, None), order);
        }

        if (order.Waited() is { } waited)
        {
            _waited.Add(waited);
        }
    }

    /// <summary>The report of all orders that were counted.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="refusals">What was refused, by reason.</param>
    public ShopReport Build(ShopId shop, IEnumerable<RefusalCount> refusals) => new()
    {
        Shop = shop,
        Period = new Period(settings.ToLocal(period.From), settings.ToLocal(period.To)),
        Orders = _orders,
        RobotOrders = _robotOrders,
        TimedOutChoosing = _timedOutChoosing,
        TimedOutMaking = _orders.TimedOut - _timedOutChoosing,
        IsByDay = _slots.IsByDay,
        OverTime = [.. _slots.List().Select(start => new TimeSlot(start, _overTime.GetValueOrDefault(start, None)))],
        ByDrink =
        [
            .. _byDrink
                .Select(drink => new DrinkCounts(drink.Key, drink.Value))
                .OrderByDescending(drink => drink.Orders.All)
                .ThenBy(drink => drink.Drink, StringComparer.Ordinal),
        ],
        Waiting = WaitingTimes.Of(_waited),
        Refusals =
        [
            .. refusals
                .OrderByDescending(refusal => refusal.Count)
                .ThenBy(refusal => refusal.Reason, StringComparer.Ordinal),
        ],
    };

    private static OrderCounts Count(OrderCounts counts, Order order) => new(
        counts.All + 1,
        counts.Made + (order.IsMade() ? 1 : 0),
        counts.Cancelled + (order.Phase == OrderPhase.Cancelled ? 1 : 0),
        counts.TimedOut + (order.Phase == OrderPhase.TimedOut ? 1 : 0));
}
