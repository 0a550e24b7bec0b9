namespace Serverlesspresso.Shop.Orders;

/// <summary>
/// Where people act on orders. Each action is a run of <c>OrderManager</c>: it happens whole or not at all, a repeat by
/// the same person changes nothing, and the order is answered as it is afterwards.
/// </summary>
/// <remarks>
/// An action that follows another at once may find the workflow between two steps. One that needs the order number waits
/// at the desk, a few milliseconds as a rule, instead of sending people away.
/// </remarks>
public sealed class OrderDesk
{
    /// <summary>How long an action waits at most for the workflow to take its step.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ActionRunner _runner;
    private readonly OrderReader _orders;
    private readonly OrderWatch _watch;

    internal OrderDesk(ActionRunner runner, OrderReader orders, OrderWatch watch)
    {
        _runner = runner;
        _orders = orders;
        _watch = watch;
    }

    /// <summary>The customer submits a drink. It may follow the check-in at once.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="userId">The customer.</param>
    /// <param name="choice">The drink.</param>
    /// <param name="key">The key of the request; null for none.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="CoffeeBarRefusedException">
    /// The menu does not offer the drink and the order still waits for one, or another drink was chosen before, or the
    /// order is somebody else's, or there is none.
    /// </exception>
    public Task<Order> SubmitAsync(
        string orderId, string userId, DrinkChoice choice, string? key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(choice);
        var input = new ActionInput
        {
            Action = string.Empty,
            OrderId = orderId,
            Body = new ActionBody
            {
                UserId = userId,
                Drink = choice.Drink,
                Modifiers = choice.Modifiers,
                Icon = choice.Icon,
            },
        };
        return ActAsync(input, userId, key, cancellationToken);
    }

    /// <summary>A barista takes an order to make it. Of several at once one gets it.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="actor">The barista.</param>
    /// <param name="key">The key of the request; null for none.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="CoffeeBarRefusedException">It may not happen, for example because another makes it.</exception>
    public Task<Order> MakeAsync(string orderId, Actor actor, string? key, CancellationToken cancellationToken) =>
        ActAsStaffAsync("make", orderId, actor, key, cancellationToken);

    /// <summary>The barista puts an order back into the queue.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="actor">The barista.</param>
    /// <param name="key">The key of the request; null for none.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="CoffeeBarRefusedException">It may not happen, for example because another makes it.</exception>
    public Task<Order> UnmakeAsync(string orderId, Actor actor, string? key, CancellationToken cancellationToken) =>
        ActAsStaffAsync("unmake", orderId, actor, key, cancellationToken);

    /// <summary>The drink is ready.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="actor">The barista.</param>
    /// <param name="key">The key of the request; null for none.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="CoffeeBarRefusedException">It may not happen, for example because it was cancelled.</exception>
    public Task<Order> CompleteAsync(string orderId, Actor actor, string? key, CancellationToken cancellationToken) =>
        ActAsStaffAsync("complete", orderId, actor, key, cancellationToken);

    /// <summary>The customer has taken the drink from the counter.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="actor">A barista or the customer.</param>
    /// <param name="key">The key of the request; null for none.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="CoffeeBarRefusedException">It may not happen, for example because it is not ready.</exception>
    public Task<Order> CollectAsync(string orderId, Actor actor, string? key, CancellationToken cancellationToken) =>
        ActAsync(InputOf("collect", orderId, actor), actor.Id, key, cancellationToken);

    /// <summary>The customer or a barista cancels an order that is not ready yet.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="actor">A barista or the customer.</param>
    /// <param name="reason">Why, in at most 200 characters; null for no reason.</param>
    /// <param name="key">The key of the request; null for none.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="CoffeeBarRefusedException">It may not happen, for example because it is ready.</exception>
    public Task<Order> CancelAsync(
        string orderId, Actor actor, string? reason, string? key, CancellationToken cancellationToken) =>
        ActAsync(InputOf("cancel", orderId, actor) with { CancelReason = reason }, actor.Id, key, cancellationToken);

    /// <summary>A barista reminds the customer of the drink at the counter; once in 30 seconds at most.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="actor">The barista.</param>
    /// <param name="key">The key of the request; null for none.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="CoffeeBarRefusedException">It may not happen, for example because it is not ready.</exception>
    public Task<Order> RemindAsync(string orderId, Actor actor, string? key, CancellationToken cancellationToken) =>
        ActAsStaffAsync("remind", orderId, actor, key, cancellationToken);

    private static bool WaitsForNumber(Order order) =>
        order is { IsOpen: true, DrinkOrder: not null, OrderNumber: null };

    private static ActionInput InputOf(string action, string orderId, Actor actor) => new()
    {
        Action = action,
        OrderId = orderId,
        BaristaUserId = actor.IsStaff ? actor.Id : null,
        Body = new ActionBody { UserId = actor.IsStaff ? null : actor.Id },
    };

    private async Task<Order> ActAsStaffAsync(
        string action, string orderId, Actor actor, string? key, CancellationToken cancellationToken)
    {
        if (!actor.IsStaff)
        {
            throw new CoffeeBarRefusedException(RefusalReasons.Forbidden, "Only a barista may do this.");
        }

        await _watch.WaitAsync(orderId, order => !WaitsForNumber(order), Patience, cancellationToken);
        return await ActAsync(InputOf(action, orderId, actor), actor.Id, key, cancellationToken);
    }

    private async Task<Order> ActAsync(
        ActionInput input, string actorId, string? key, CancellationToken cancellationToken)
    {
        var name = IdempotencyKeys.ExecutionNameOf(actorId, key);
        await _runner.RunAsync(input, name, cancellationToken);
        return await _orders.FindAsync(input.OrderId, cancellationToken)
            ?? throw new CoffeeBarRefusedException(
                RefusalReasons.OrderNotFound, $"There is no order '{input.OrderId}'.");
    }
}
