using Serverlesspresso.Shop.CheckIn;

namespace Serverlesspresso.Shop.Orders;

/// <summary>
/// Takes orders of people who have no phone at hand: at a kiosk, or from a barista. The order gets its place and its drink
/// in one go, without a code, and a drink that is refused leaves no order behind.
/// </summary>
public sealed class CounterOrders
{
    /// <summary>How long the answer waits for the number, which people want to hear.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly CheckInDesk _checkIn;
    private readonly OrderDesk _desk;
    private readonly OrderWatch _watch;
    private readonly RandomTexts _texts;

    internal CounterOrders(CheckInDesk checkIn, OrderDesk desk, OrderWatch watch, RandomTexts texts)
    {
        _checkIn = checkIn;
        _desk = desk;
        _watch = watch;
        _texts = texts;
    }

    /// <summary>Takes an order. A repeat with the same key answers the order that there is.</summary>
    /// <param name="request">The order.</param>
    /// <param name="key">The key of the request; null or empty for none.</param>
    /// <param name="cancellationToken">Stops the waiting for the number: an order that was begun gets its drink.</param>
    /// <returns>The order, with its number unless that takes longer than five seconds.</returns>
    /// <exception cref="CoffeeBarRefusedException">
    /// The shop is closed or has no place, the menu does not offer the drink, or the name is none.
    /// </exception>
    public async Task<Order> TakeAsync(CounterOrder request, string? key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var orderId = IdempotencyKeys.OrderIdOf(request.TakenBy, key) ?? _texts.NextId();
        var customer = $"{Order.CounterPrefix}{orderId}";

        // Who asked may go away between the two steps. An order without a drink would keep its place for minutes.
        var admission = await _checkIn.AdmitAsync(
            new AdmitRequest
            {
                Shop = request.Shop,
                UserId = customer,
                CustomerName = request.CustomerName,
                OrderId = orderId,
            },
            CancellationToken.None);
        await SubmitAsync(admission.Order, request.Choice);
        return await _watch.WaitAsync(
            orderId, order => order.OrderNumber is not null || !order.IsOpen, Patience, cancellationToken)
            ?? throw new CoffeeBarRefusedException(
                RefusalReasons.OrderNotFound, $"There is no order '{orderId}' any more.");
    }

    // Nobody would ever choose another drink for this order, and it would keep its place until its time runs out.
    private async Task SubmitAsync(Order order, DrinkChoice choice)
    {
        try
        {
            await _desk.SubmitAsync(order.Id, order.UserId, choice, key: null, CancellationToken.None);
        }
        catch (CoffeeBarRefusedException refusal) when (
            order.Phase == OrderPhase.Choosing && refusal.Reason != RefusalReasons.InvalidTransition)
        {
            await _desk.CancelAsync(
                order.Id, new Actor(order.UserId, IsStaff: false), reason: null, key: null, CancellationToken.None);
            throw;
        }
        catch (CoffeeBarRefusedException refusal) when (refusal.Reason == RefusalReasons.InvalidTransition)
        {
            // The order has a drink already, or was cancelled for one that was refused: the key was another request's.
            throw new CoffeeBarRefusedException(
                RefusalReasons.KeyUsed, "The key of this request was used for another one: use a new key.");
        }
    }
}
