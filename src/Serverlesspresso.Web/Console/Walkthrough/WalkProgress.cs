using Serverlesspresso.Engine.Store;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>How far an order has come: judged by what is true now, and never by what was pressed.</summary>
/// <param name="Steps">The steps, in order.</param>
/// <param name="IsFinished">Whether the order has been through all of it.</param>
internal sealed record WalkProgress(IReadOnlyList<StepProgress> Steps, bool IsFinished)
{
    /// <summary>Judges.</summary>
    public static WalkProgress From(WalkFacts facts)
    {
        var isFinished = IsDone(WalkStep.Completion, facts);
        var undone = Enum.GetValues<WalkStep>().Where(step => !IsDone(step, facts)).ToList();
        var stuck = FindStuck(facts, undone);
        var goesOn = !isFinished && !facts.IsOthers && stuck is null;
        return new WalkProgress(
            [
                .. Enum.GetValues<WalkStep>().Select(step => new StepProgress
                {
                    Step = step,
                    IsDone = !undone.Contains(step),
                    IsNext = goesOn && step == undone[0],
                    Act = FindAct(step, facts),
                    Trouble = isFinished ? null : WalkTroubles.Find(step, facts, isStuck: step == stuck),
                }),
            ],
            isFinished);
    }

    private static bool IsDone(WalkStep step, WalkFacts facts) => step switch
    {
        WalkStep.Rule => facts.Rule == RuleStanding.Works,
        WalkStep.Order => facts.Order is not null,
        WalkStep.Token => facts.Order?.TaskToken is not null,
        WalkStep.Drink => facts.Order is { DrinkOrder: not null }
            && (facts.Run is { HasResumed: true } || facts.Order.OrderNumber is not null),
        WalkStep.Number => facts.Order?.OrderNumber is not null,
        WalkStep.Completion => facts.Order?.State == OrderState.Completed
            && facts.Run is null or { Status: ExecutionStatus.Succeeded },
    };

    // An order that has ended without its drink, or whose workflow has ended before it, goes no further.
    private static WalkStep? FindStuck(WalkFacts facts, List<WalkStep> undone)
    {
        var isOver = facts.Order is { Phase: OrderPhase.Cancelled or OrderPhase.TimedOut };
        var isLeft = facts is { Order.IsOpen: true, Run: { } run } && run.Status != ExecutionStatus.Running;
        return isOver || isLeft ? undone.Find(step => step > WalkStep.Order) : null;
    }

    private static WalkAct? FindAct(WalkStep step, WalkFacts facts) => step switch
    {
        WalkStep.Rule when facts.Rule != RuleStanding.Works => WalkAct.MakeRule,
        WalkStep.Order when facts.Order is null => WalkAct.PutOrder,
        WalkStep.Drink when facts.IsChoosing && !facts.IsOthers => WalkAct.Choose,
        WalkStep.Completion when facts is { IsOthers: false, Order: { IsOpen: true, DrinkOrder: not null, OrderNumber: not null } } =>
            WalkAct.Complete,
        _ => null,
    };
}
