using Serverlesspresso.Engine.Store;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Console.Bus;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>Puts the steps into words.</summary>
internal static class StepTexts
{
    private const string Manager = $"{ConsoleAddresses.Workflows}/{WalkCommands.Manager}/start?sample=";

    /// <summary>Writes a step.</summary>
    public static StepModel Write(StepProgress progress, WalkFacts facts, WalkCommands commands)
    {
        var (title, why, act) = Say(progress.Step, facts);
        // Nobody is to act on a customer's order by mistake.
        var isForOthers = facts.IsOthers && progress.Step is (WalkStep.Order or WalkStep.Drink or WalkStep.Completion);
        return new StepModel
        {
            Progress = progress,
            OrderId = facts.OrderId,
            Title = title,
            Why = why,
            ActWords = act,
            Place = isForOthers ? null : PlaceOf(progress.Step, facts, commands),
            Command = isForOthers ? null : commands.Of(progress.Step),
            Seen = progress.IsDone ? SeenOf(progress.Step, facts, commands) : null,
            Token = FindToken(progress, facts),
            Deadline = FindDeadline(progress, facts),
        };
    }

    private static (string Title, string Why, string Act) Say(WalkStep step, WalkFacts facts) => step switch
    {
        WalkStep.Rule => (
            "Make the rule",
            "When an order has its number, OrderProcessor puts an event on the bus and waits. Without a rule nobody hears it: this "
                + "one brings it to a function that keeps number and token in the order's row.",
            "Make the rule"),
        WalkStep.Order => (
            "Put the event of a new order",
            "All begins with an event. The rule NewOrder starts OrderProcessor with it, which takes a place in the shop and opens "
                + "the order.",
            "Put the event"),
        WalkStep.Token => (
            "Find the task token",
            "OrderProcessor waits for the drink. Whoever holds its task token can resume it, so another rule brings the token to the "
                + "order's row. There is nothing to do but to look.",
            string.Empty),
        WalkStep.Drink => (
            "Choose a drink",
            "OrderManager checks the drink against the menu, writes it into the row, and answers the token: OrderProcessor goes on, "
                + "draws a number and waits again, with another token.",
            $"Choose {facts.Drink.Name}"),
        WalkStep.Number => (
            "Find the order number",
            "The rule of the first step brings the event WaitingCompletion to its function, which puts the number and the second "
                + "token into the row. The first token is worth nothing then. There is nothing to do but to look.",
            string.Empty),
        WalkStep.Completion => (
            "Complete the order",
            "The drink is made. OrderManager marks the order completed and answers the second token, and OrderProcessor comes to "
                + "its end.",
            "Complete the order"),
    };

    private static WalkWay PlaceOf(WalkStep step, WalkFacts facts, WalkCommands commands) => step switch
    {
        WalkStep.Rule when facts.Rule == RuleStanding.Missing => new("Make it on the bus", BusAddresses.NewRule),
        WalkStep.Rule => new("The rule", BusAddresses.Rule(WalkRule.Bus, WalkRule.Name)),
        WalkStep.Order => new("Put it on the bus", $"{BusAddresses.Send}?order={facts.OrderId}"),
        WalkStep.Token or WalkStep.Number => new(
            "The row in its table", ConsoleAddresses.Item(OrderReader.TableName, commands.RowKey)),
        WalkStep.Drink => new("Start OrderManager", $"{Manager}submit&order={facts.OrderId}"),
        WalkStep.Completion => new("Start OrderManager", $"{Manager}complete&order={facts.OrderId}"),
    };

    private static WalkWay? SeenOf(WalkStep step, WalkFacts facts, WalkCommands commands)
    {
        var row = ConsoleAddresses.Item(OrderReader.TableName, commands.RowKey);
        var run = facts.Run is { } found ? ConsoleAddresses.Execution(found.Arn) : null;
        return step switch
        {
            WalkStep.Rule => new("The rule brings the event to the function.", BusAddresses.Rule(WalkRule.Bus, WalkRule.Name)),
            WalkStep.Order => new(
                facts.Run?.Status == ExecutionStatus.Running ? "OrderProcessor runs the order." : "The order is there.",
                run ?? row),
            WalkStep.Token => new("The row has a task token.", row),
            WalkStep.Drink => new($"The row has {facts.Order?.Drink}, and OrderProcessor has gone on.", run ?? row),
            WalkStep.Number => new($"The row has the number {facts.Order?.OrderNumber}, and a new token.", row),
            WalkStep.Completion => new(
                facts.Run?.Status == ExecutionStatus.Succeeded
                    ? "The row says COMPLETED, and OrderProcessor has succeeded."
                    : "The row says COMPLETED.",
                run ?? row),
        };
    }

    private static string? FindToken(StepProgress progress, WalkFacts facts)
    {
        var step = facts.Order?.OrderNumber is null ? WalkStep.Token : WalkStep.Number;
        return progress.Step == step && facts.Order is { IsOpen: true } order ? order.TaskToken : null;
    }

    private static DateTimeOffset? FindDeadline(StepProgress progress, WalkFacts facts) => progress.Step switch
    {
        WalkStep.Drink when facts.IsChoosing => facts.Order?.ChooseBy,
        WalkStep.Completion when facts.Order is { IsOpen: true } order => order.MakeBy,
        _ => null,
    };
}
