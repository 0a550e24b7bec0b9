using System.Text.Json;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Functions;

/// <summary>
/// Decides whether an action on an order may happen now. Request: the input of <c>OrderManager</c>. Fails with
/// <c>InvalidOrder</c>, <c>InvalidAction</c>, <c>OrderNotFound</c>, <c>WrongCustomer</c> or <c>InvalidTransition</c>.
/// </summary>
/// <param name="tables">The shop's tables.</param>
/// <param name="answers">Knows whether the order's workflow still waits.</param>
internal sealed class CheckAction(ShopTables tables, TaskAnswers answers) : IFunction
{
    /// <inheritdoc/>
    public async ValueTask<string> InvokeAsync(JsonElement request, FunctionContext context)
    {
        var action = ActionRequest.Read(request);
        var order = await FindAsync(action, context) ?? throw new FunctionFailedException(
            "OrderNotFound", $"There is no order '{action.OrderId}'.");
        var isRepeat = ActionRules.IsRepeat(order, action, context.Now);
        var workflow = isRepeat || !order.IsOpen
            ? WorkflowSteps.IsOver
            : await FindStepAsync(order, action.Action, context);
        var response = new CheckActionResponse
        {
            Action = NameOf(action.Action),
            IsRepeat = isRepeat,
            OrderId = order.Id,
            UserId = order.UserId,
            EventId = order.ShopId,
            BaristaUserId = action.BaristaUserId,
            ActorUserId = action.Actor,
            TaskToken = order.TaskToken ?? string.Empty,
            Workflow = workflow,
            OrderNumber = order.OrderNumber ?? string.Empty,
            CancelReason = action.CancelReason,
            MenuKey = new ShopId(order.ShopId).MenuKey,
            PlacesKey = new ShopId(order.ShopId).PlacesKey,
            Body = action.Body,
            Now = context.Now.ToUnixTimeMilliseconds(),
        };
        return JsonSerializer.Serialize(response, FunctionJson.Default.CheckActionResponse);
    }

    private static string NameOf(OrderAction action) => action switch
    {
        OrderAction.Submit => "submit",
        OrderAction.Make => "make",
        OrderAction.Unmake => "unmake",
        OrderAction.Complete => "complete",
        OrderAction.Cancel => "cancel",
        OrderAction.Collect => "collect",
        OrderAction.Remind => "remind",
    };

    private async ValueTask<Order?> FindAsync(ActionRequest action, FunctionContext context)
    {
        var order = await tables.FindOrderAsync(context.Transaction, action.OrderId);
        var isOfThisShop = string.IsNullOrEmpty(action.ShopId) || action.ShopId == order?.ShopId;
        return isOfThisShop ? order : null;
    }

    // Between two steps of its workflow the row still has the token of the step before, or none, and after its time has
    // run out the row is closed by the next event: then nobody may act on what the row says. Two actions need nothing but
    // the row: whoever brings the next token there sees that the drink is chosen, or the order cancelled, and answers it.
    private async ValueTask<string> FindStepAsync(Order order, OrderAction action, FunctionContext context)
    {
        if (order.TaskToken is { } token && await answers.IsTaskOpenInTurnAsync(context.Transaction, token))
        {
            return WorkflowSteps.Waits;
        }

        return order switch
        {
            { IsUnstarted: true } => WorkflowSteps.HasNotBegun,
            _ when action == OrderAction.Cancel => WorkflowSteps.GoesOn,
            { TaskToken: not null } => throw ActionRules.Refuse(
                order, "its workflow does not wait for this now, try again in a moment"),
            { ExecutionArn: not null } => WorkflowSteps.GoesOn,
            _ => throw ActionRules.Refuse(order, "no workflow runs it"),
        };
    }
}
