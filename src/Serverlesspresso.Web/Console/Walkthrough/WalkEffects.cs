namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>Tells whether an act has had its effect: by what is true before and after it.</summary>
internal static class WalkEffects
{
    /// <summary>What is said of an order that the shop did not take.</summary>
    public const string Refused = "ShopUnavailable";

    /// <summary>What is said of an order in other hands.</summary>
    public const string IsOthers = "WrongCustomer";

    /// <summary>Whether the shop has not taken the order.</summary>
    public static bool IsRefused(WalkAct act, WalkFacts before, WalkFacts after) =>
        act == WalkAct.PutOrder && after.Refusal is { } refusal && refusal.Row.Id != before.Refusal?.Row.Id;

    /// <summary>Whether the effect is there, or something stands in its way that does not pass by itself.</summary>
    public static bool IsThere(WalkAct act, WalkFacts before, WalkFacts after)
    {
        if (FindStep(act) is not { } wanted)
        {
            return true;
        }

        // An order that begins again has ticks of its last time.
        var isOld = act == WalkAct.PutOrder && before.Order is { IsOpen: false } && IsSameRun(before, after);
        var steps = WalkProgress.From(after).Steps;
        return !isOld
            && (steps.First(step => step.Step == wanted).IsDone
                || steps.Any(step => step.Step > WalkStep.Rule && step.Trouble is { MayPass: false }));
    }

    private static bool IsSameRun(WalkFacts before, WalkFacts after) =>
        before.Order?.ExecutionArn == after.Order?.ExecutionArn;

    // The last step that an act brings about by itself.
    private static WalkStep? FindStep(WalkAct act) => act switch
    {
        WalkAct.MakeRule => WalkStep.Rule,
        WalkAct.RemoveRule => null,
        WalkAct.PutOrder or WalkAct.PutFirstTokenAgain => WalkStep.Token,
        WalkAct.Choose or WalkAct.PutNumberAgain => WalkStep.Number,
        WalkAct.Complete => WalkStep.Completion,
    };
}
