using Serverlesspresso.Web.Console.Bus;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>Finds what stands in the way of a step, and puts it into words with what to do next.</summary>
internal static class WalkTroubles
{
    public const string ConfigTable = "serverlesspresso-config-table";

    /// <summary>Finds it; null if nothing stands in the way.</summary>
    public static WalkTrouble? Find(WalkStep step, WalkFacts facts, bool isStuck)
    {
        if (isStuck)
        {
            return EndTroubles.Find(facts);
        }

        return step switch
        {
            WalkStep.Rule => OfRule(facts.Rule),
            WalkStep.Order => OrderTroubles.Find(facts),
            WalkStep.Token => OfToken(facts),
            WalkStep.Drink => OfDrink(facts),
            WalkStep.Number => facts.LacksNumber ? OfNumber(facts) : null,
            WalkStep.Completion => null,
        };
    }

    private static WalkTrouble? OfRule(RuleStanding standing)
    {
        WalkWay[] ways =
        [
            new("Make it right", Act: WalkAct.MakeRule),
            new("Look at the rule", BusAddresses.Rule(WalkRule.Bus, WalkRule.Name)),
        ];
        return standing switch
        {
            RuleStanding.Missing or RuleStanding.Works => null,
            RuleStanding.Disabled => new("The rule is disabled", "It matches nothing until it is enabled.", ways),
            RuleStanding.MatchesOtherEvents => new(
                "The rule matches other events", $"Its pattern does not match {WalkRule.DetailType}.", ways),
            RuleStanding.LeadsElsewhere => new(
                "The rule leads elsewhere", $"The function {WalkRule.Function} is none of its targets.", ways),
        };
    }

    private static WalkTrouble? OfToken(WalkFacts facts) =>
        facts is { Order: { IsOpen: true, TaskToken: null }, Trail.FirstToken.IsRouted: false }
            ? new WalkTrouble(
                "Nobody has kept the token",
                "OrderProcessor waits, and has put its token on the bus, where no rule took it: the rule WorkflowStarted is "
                    + "missing or disabled. Once it is there, the event can be put again.",
                new WalkWay("Look at the rules", BusAddresses.RulesOf(WalkRule.Bus)),
                new WalkWay("Put the event again", Act: WalkAct.PutFirstTokenAgain))
            : null;

    private static WalkTrouble? OfDrink(WalkFacts facts)
    {
        if (!facts.IsChoosing)
        {
            return null;
        }

        if (!facts.Drink.IsOffered)
        {
            return new WalkTrouble(
                "There is nothing to choose",
                "The menu has no drink that can be had now. Put one on it, or make one available.",
                MenuWay,
                new WalkWay("Look at the menu's item", ConfigItem("menu")));
        }

        return facts.Trail.Rejection is { } rejection && rejection.Row.PutAt >= facts.Order?.OpenedAt
            ? new WalkTrouble(
                "The drink was refused",
                $"{rejection.Text("reason")} The order stays open: choose again. The menu has {facts.Drink.Name}.",
                new WalkWay($"Choose {facts.Drink.Name}", Act: WalkAct.Choose),
                MenuWay)
            : null;
    }

    private static WalkTrouble? OfNumber(WalkFacts facts)
    {
        const string GoneBy = "The event has gone by";
        const string Lost = "OrderProcessor has drawn a number and put it on the bus with a new token, where no rule took it: so "
            + "neither is in the order's row. A bus does not keep events for rules that come later. ";
        if (facts.Rule != RuleStanding.Works)
        {
            return new WalkTrouble(
                GoneBy,
                Lost + "Make the rule; then the event can be put again.",
                new WalkWay("Make the rule", Act: WalkAct.MakeRule));
        }

        if (facts.Trail.Number is not { } number || number.Row.PutAt < facts.Order?.OpenedAt)
        {
            return new WalkTrouble(
                GoneBy,
                "So many events have come since that this page no longer finds it. Find it on the bus and put it again, or begin "
                    + "anew.",
                new WalkWay("Search the bus", $"{BusAddresses.EventsOf(WalkRule.Bus)}&detailType={WalkRule.DetailType}"),
                FreshWay);
        }

        return number.IsRoutedBy(WalkRule.Name)
            ? null
            : new WalkTrouble(
                GoneBy,
                Lost + "The rule is there now: put the event again.",
                new WalkWay("Put the event again", Act: WalkAct.PutNumberAgain),
                new WalkWay("Look at the event", BusAddresses.Event(number.Row.BusName, number.Row.Sequence)));
    }

    /// <summary>The way to an id that nobody has used.</summary>
    public static WalkWay FreshWay { get; } = new("Take a fresh id", ConsoleAddresses.Walkthrough);

    /// <summary>The address of an item of the config table.</summary>
    public static string ConfigItem(string key) =>
        ConsoleAddresses.Item(ConfigTable, $$$"""{"PK":{"S":"{{{key}}}"}}""");

    private static WalkWay MenuWay { get; } = new("Edit the menu", "/office/shops/default/menu");
}
