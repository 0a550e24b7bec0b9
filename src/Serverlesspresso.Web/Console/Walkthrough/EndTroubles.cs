using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>Says why an order has come to its end too early.</summary>
internal static class EndTroubles
{
    /// <summary>Puts it into words.</summary>
    public static WalkTrouble Find(WalkFacts facts)
    {
        // It was to begin again, and the shop did not take it.
        if (facts.Shop is { } shop && OrderTroubles.FindRefusal(facts, shop) is { } refusal)
        {
            return refusal;
        }

        var (title, text) = Say(facts);
        List<WalkWay> ways = [];
        if (facts is { IsOthers: false, Order.IsOpen: false })
        {
            ways.Add(new WalkWay("Begin again with this id", Act: WalkAct.PutOrder));
        }

        ways.Add(WalkTroubles.FreshWay);
        if (facts.Run is { } run)
        {
            ways.Add(new WalkWay("Look at its workflow", ConsoleAddresses.Execution(run.Arn)));
        }

        return new WalkTrouble(title, text, ways);
    }

    private static (string Title, string Text) Say(WalkFacts facts) => facts.Order switch
    {
        { Phase: OrderPhase.TimedOut, Reason: TimeOuts.OfCustomer } => (
            "Nobody chose a drink in time",
            $"A customer has {facts.Shop?.Settings.ChooseSeconds} seconds to choose. Then the workflow gives the order up, and its "
                + "place back."),
        { Phase: OrderPhase.TimedOut } => (
            "Nobody made the drink in time",
            $"The baristas have {facts.Shop?.Settings.MakeSeconds} seconds from the number on. Then the workflow gives the order up, "
                + "and its place back."),
        { Phase: OrderPhase.Cancelled, FinishedBy: null or "" } => (
            "The workflow was stopped", $"So the order was closed, and its place given back. {facts.Run?.Error}"),
        { Phase: OrderPhase.Cancelled } order => (
            "The order was cancelled", $"{order.CancelReason} Its workflow has ended, and given its place back.".Trim()),
        _ => (
            "Its workflow has ended too early",
            "The order's row is still open, but nothing runs it any more: somebody has answered a token by hand, or the rule that "
                + "closes such orders is missing. Take a fresh id."),
    };
}
