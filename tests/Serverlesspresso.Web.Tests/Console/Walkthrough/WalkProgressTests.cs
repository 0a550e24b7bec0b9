using Serverlesspresso.Engine.Store;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Console.Walkthrough;

namespace Serverlesspresso.Web.Tests.Console.Walkthrough;

public sealed class WalkProgressTests
{
    public static TheoryData<string, int> Stages { get; } = new()
    {
        { "nothing", 1 },
        { "opened", 2 },
        { "token", 3 },
        { "drink stored, not resumed", 3 },
        { "resumed", 4 },
        { "number", 5 },
        { "completed, not ended", 5 },
        { "ended", 6 },
    };

    [Theory]
    [MemberData(nameof(Stages))]
    public void From_EachStage_TicksWhatIsTrueAndNoMore(string stage, int done)
    {
        var progress = WalkProgress.From(FactsOf(stage));

        Assert.Equal(Enumerable.Range(0, 6).Select(step => step < done), progress.Steps.Select(step => step.IsDone));
        Assert.Equal(done == 6, progress.IsFinished);
        Assert.Equal(
            done == 6 ? [] : [(WalkStep)done],
            progress.Steps.Where(step => step.IsNext).Select(step => step.Step));
    }

    [Theory]
    [InlineData("nothing", WalkStep.Order, WalkAct.PutOrder)]
    [InlineData("token", WalkStep.Drink, WalkAct.Choose)]
    [InlineData("number", WalkStep.Completion, WalkAct.Complete)]
    public void From_EachStage_OffersWhatCanBeDoneNow(string stage, WalkStep step, WalkAct act)
    {
        var offered = WalkProgress.From(FactsOf(stage)).Steps.Where(candidate => candidate.Act is not null);

        Assert.Equal([(step, act)], offered.Select(candidate => (candidate.Step, candidate.Act!.Value))); // It has one.
    }

    [Theory]
    [InlineData(RuleStanding.Missing)]
    [InlineData(RuleStanding.Disabled)]
    [InlineData(RuleStanding.MatchesOtherEvents)]
    [InlineData(RuleStanding.LeadsElsewhere)]
    public void From_RuleDoesNotWork_ItsStepIsNext(RuleStanding standing)
    {
        var steps = WalkProgress.From(FactsOf("token") with { Rule = standing }).Steps;

        Assert.Equal((false, true, WalkAct.MakeRule), (steps[0].IsDone, steps[0].IsNext, steps[0].Act));
        Assert.Equal(WalkAct.Choose, steps[3].Act);
        Assert.Equal(standing != RuleStanding.Missing, steps[0].Trouble is not null);
    }

    [Fact]
    public void From_RuleIsRemovedAtTheEnd_TheOrderHasBeenThroughIt()
    {
        var progress = WalkProgress.From(FactsOf("ended") with { Rule = RuleStanding.Missing });

        Assert.True(progress.IsFinished);
        Assert.Equal([false, true, true, true, true, true], progress.Steps.Select(step => step.IsDone));
        Assert.DoesNotContain(progress.Steps, step => step.IsNext || step.Trouble is not null);
    }

    [Fact]
    public void From_ResumedWithoutTheRule_SaysThatTheEventHasGoneBy()
    {
        var facts = FactsOf("resumed") with
        {
            Rule = RuleStanding.Missing,
            Trail = SomeWalk.Trail(SomeWalk.Event(5, WalkRule.DetailType, """{"orderId":"2"}""", "logAll")),
        };

        Assert.Equal(WalkAct.MakeRule, Trouble(facts, WalkStep.Number).Ways[0].Act);
        Assert.Equal(WalkAct.PutNumberAgain, Trouble(facts with { Rule = RuleStanding.Works }, WalkStep.Number).Ways[0].Act);
    }

    [Fact]
    public void From_NumberIsOnItsWay_NothingStandsInTheWay()
    {
        var facts = FactsOf("resumed") with
        {
            Trail = SomeWalk.Trail(SomeWalk.Event(5, WalkRule.DetailType, """{"orderId":2}""", "WaitingCompletion")),
        };

        Assert.All(WalkProgress.From(facts).Steps, step => Assert.Null(step.Trouble));
    }

    [Theory]
    [InlineData("token", TimeOuts.OfCustomer, WalkStep.Drink, "Nobody chose a drink in time")]
    [InlineData("number", TimeOuts.OfBarista, WalkStep.Completion, "Nobody made the drink in time")]
    [InlineData("token", null, WalkStep.Drink, "The order was cancelled")]
    [InlineData("opened", null, WalkStep.Token, "The order was cancelled")]
    public void From_OrderHasEndedEarly_SaysSoWhereItStoppedAndOffersToBeginAgain(
        string stage, string? reason, WalkStep step, string title)
    {
        var facts = FactsOf(stage);
        facts = facts with
        {
            Order = facts.Order! with { State = OrderState.Cancelled, Reason = reason, FinishedBy = "1" }, // The stage has one.
            Run = facts.Run! with { Status = ExecutionStatus.Succeeded }, // The stage has one.
        };

        var progress = WalkProgress.From(facts);

        var trouble = Assert.Single(progress.Steps, candidate => candidate.Trouble is not null);
        Assert.Equal((step, title), (trouble.Step, trouble.Trouble!.Title)); // It has one.
        Assert.Equal(WalkAct.PutOrder, trouble.Trouble.Ways[0].Act);
        Assert.DoesNotContain(progress.Steps, candidate => candidate.IsNext || candidate.Act is WalkAct.Choose or WalkAct.Complete);
    }

    [Fact]
    public void From_WorkflowHasEndedAndTheRowIsOpen_LeadsToAFreshId()
    {
        var trouble = Trouble(FactsOf("token") with { Run = SomeWalk.Ended }, WalkStep.Drink);

        Assert.Equal("Its workflow has ended too early", trouble.Title);
        Assert.Equal("/console/walkthrough", trouble.Ways[0].Href);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void From_OrderIsInOtherHands_OffersNothingToDo(bool isAdmitted, bool isRobot)
    {
        var facts = FactsOf("token");
        facts = facts with { Order = facts.Order! with { IsAdmitted = isAdmitted, Robot = isRobot } }; // The stage has one.

        var steps = WalkProgress.From(facts).Steps;

        Assert.All(steps, step => Assert.Null(step.Act));
        Assert.Equal("This order is in other hands", steps[1].Trouble?.Title);
    }

    private static WalkTrouble Trouble(WalkFacts facts, WalkStep step)
    {
        var trouble = WalkProgress.From(facts).Steps.First(candidate => candidate.Step == step).Trouble;
        Assert.NotNull(trouble);
        return trouble;
    }

    private static WalkFacts FactsOf(string stage) => stage switch
    {
        "nothing" => SomeWalk.Facts(),
        "opened" => SomeWalk.With(SomeWalk.Choosing with { TaskToken = null }, SomeWalk.Waiting),
        "token" => SomeWalk.With(SomeWalk.Choosing, SomeWalk.Waiting),
        "drink stored, not resumed" => SomeWalk.With(SomeWalk.Chosen, SomeWalk.Waiting),
        "resumed" => SomeWalk.With(SomeWalk.Chosen, SomeWalk.Resumed) with
        {
            Trail = SomeWalk.Trail(SomeWalk.Event(5, WalkRule.DetailType, """{"orderId":"2"}""", "WaitingCompletion")),
        },
        "number" => SomeWalk.With(SomeWalk.Numbered, SomeWalk.Resumed),
        "completed, not ended" => SomeWalk.With(SomeWalk.Completed, SomeWalk.Resumed),
        "ended" => SomeWalk.With(SomeWalk.Completed, SomeWalk.Ended),
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };
}
