using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Menus;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Robots;

/// <summary>What robots that order do: through the same desks as people, from the shop's own menu.</summary>
/// <param name="checkIn">Where they check in.</param>
/// <param name="desk">Where they act on their orders.</param>
/// <param name="random">Chooses for them.</param>
internal sealed class RobotVisitor(CheckInDesk checkIn, OrderDesk desk, IRandomSource random)
{
    private const double CancelChance = 0.05;
    private const double ModifierChance = 0.5;

    private static readonly string[] Names = ["Ada", "Alan", "Barbara", "Edsger", "Grace", "Margaret", "Niklaus", "Radia"];

    /// <summary>Opens an order.</summary>
    public Task<Admission> ArriveAsync(ShopId shop, CancellationToken cancellationToken) => checkIn.AdmitAsync(
        new AdmitRequest
        {
            Shop = shop,
            UserId = $"robot-{random.NextId():N}",
            CustomerName = Pick(Names),
            Robot = true,
        },
        cancellationToken);

    /// <summary>Chooses a drink; now and then a robot thinks better of it, and also if there is nothing to choose.</summary>
    public Task<Order> ChooseAsync(Order order, Menu menu, CancellationToken cancellationToken)
    {
        var drinks = menu.Drinks.Where(drink => drink.IsAvailable).ToList();
        if (drinks.Count == 0 || random.NextChance() < CancelChance)
        {
            return LeaveAsync(order, cancellationToken);
        }

        var drink = Pick(drinks);
        var choice = new DrinkChoice
        {
            Drink = drink.Name,
            Icon = drink.Icon,
            Modifiers =
            [
                .. drink.Groups
                    .Where(group => group.Options.Count > 0 && random.NextChance() < ModifierChance)
                    .Select(group => Pick(group.Options)),
            ],
        };
        return desk.SubmitAsync(order.Id, order.UserId, choice, key: null, cancellationToken);
    }

    /// <summary>Takes the drink from the counter.</summary>
    public Task<Order> CollectAsync(Order order, CancellationToken cancellationToken) =>
        desk.CollectAsync(order.Id, new Actor(order.UserId, IsStaff: false), key: null, cancellationToken);

    /// <summary>Cancels the order.</summary>
    public Task<Order> LeaveAsync(Order order, CancellationToken cancellationToken) => desk.CancelAsync(
        order.Id, new Actor(order.UserId, IsStaff: false), reason: null, key: null, cancellationToken);

    private T Pick<T>(IReadOnlyList<T> choices) => choices[(int)(random.NextChance() * choices.Count)];
}
