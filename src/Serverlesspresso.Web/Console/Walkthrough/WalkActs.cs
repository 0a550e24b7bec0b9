using Serverlesspresso.Engine;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>Does what a step does, through the services that the AWS wire calls.</summary>
/// <param name="rules">Makes the rule.</param>
/// <param name="targets">Gives it its target.</param>
/// <param name="events">Puts events.</param>
/// <param name="executions">Starts <c>OrderManager</c>.</param>
/// <param name="arns">Names the function and the state machine.</param>
internal sealed class WalkActs(
    EventRules rules, EventTargets targets, BusEvents events, ExecutionRegistry executions, Arns arns)
{
    /// <summary>Does it.</summary>
    /// <param name="act">What.</param>
    /// <param name="facts">The order.</param>
    /// <param name="key">The key of the form: sent twice, it acts once.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The name of the error if it was refused; null if it was done.</returns>
    public async Task<string?> DoAsync(WalkAct act, WalkFacts facts, string? key, CancellationToken cancellationToken)
    {
        if (facts.IsOthers && act is not (WalkAct.MakeRule or WalkAct.RemoveRule))
        {
            return WalkEffects.IsOthers;
        }

        try
        {
            return act switch
            {
                WalkAct.MakeRule => await MakeRuleAsync(cancellationToken),
                WalkAct.RemoveRule => await RemoveRuleAsync(cancellationToken),
                WalkAct.PutOrder => await PutAsync(NewOrderOf(facts), cancellationToken),
                WalkAct.PutFirstTokenAgain => await PutAgainAsync(facts.Trail.FirstToken, cancellationToken),
                WalkAct.PutNumberAgain => await PutAgainAsync(facts.Trail.Number, cancellationToken),
                WalkAct.Choose => await StartAsync(string.Empty, facts, key, cancellationToken),
                WalkAct.Complete => await StartAsync("complete", facts, key, cancellationToken),
            };
        }
        catch (RequestRefusedException refusal)
        {
            return refusal.Code;
        }
    }

    private async Task<string?> MakeRuleAsync(CancellationToken cancellationToken)
    {
        await rules.PutAsync(
            new PutRuleRequest
            {
                BusName = WalkRule.Bus,
                Name = WalkRule.Name,
                EventPattern = WalkRule.Pattern,
                Description = "Keeps the new task token and the order number.",
            },
            cancellationToken);
        var target = new TargetDocument { Id = WalkRule.Function, Arn = arns.Function(WalkRule.Function) };
        var there = await targets.ListAsync(WalkRule.Bus, WalkRule.Name, cancellationToken);
        if (there.All(other => other.Arn != target.Arn))
        {
            await targets.PutAsync(WalkRule.Bus, WalkRule.Name, [target], cancellationToken);
        }

        return null;
    }

    private async Task<string?> RemoveRuleAsync(CancellationToken cancellationToken)
    {
        try
        {
            var ids = (await targets.ListAsync(WalkRule.Bus, WalkRule.Name, cancellationToken)).Select(target => target.Id);
            await targets.RemoveAsync(WalkRule.Bus, WalkRule.Name, [.. ids], cancellationToken);
        }
        catch (EventResourceNotFoundException)
        {
            // Another learner was faster.
        }

        await rules.DeleteAsync(WalkRule.Bus, WalkRule.Name, cancellationToken);
        return null;
    }

    private EventEntry NewOrderOf(WalkFacts facts) => new()
    {
        BusName = WalkRule.Bus,
        Source = WalkRule.Source,
        DetailType = "Validator.NewOrder",
        Detail = new WalkCommands(facts, arns).NewOrder,
    };

    private async Task<string?> PutAgainAsync(TrailEvent? put, CancellationToken cancellationToken)
    {
        if (put is null)
        {
            return "EventNotFound";
        }

        using var envelope = ConsoleJson.Parse(put.Row.Envelope);
        var resources = envelope.RootElement.GetProperty("resources").EnumerateArray();
        var entry = new EventEntry
        {
            BusName = WalkRule.Bus,
            Source = WalkRule.Source,
            DetailType = put.DetailType,
            Detail = put.Detail.GetRawText(),
            Resources = [.. resources.Select(resource => resource.ToString())],
        };
        return await PutAsync(entry, cancellationToken);
    }

    private async Task<string?> PutAsync(EventEntry entry, CancellationToken cancellationToken) =>
        (await events.PutAsync([entry], cancellationToken))[0].ErrorCode;

    private async Task<string?> StartAsync(
        string action, WalkFacts facts, string? key, CancellationToken cancellationToken)
    {
        var request = new StartExecutionRequest
        {
            StateMachineArn = arns.StateMachine(WalkCommands.Manager),
            Input = new WalkCommands(facts, arns).Input(action),
            Name = string.IsNullOrEmpty(key) ? null : $"walkthrough-{key}",
        };
        try
        {
            var started = await executions.StartAsync(request, cancellationToken);
            var run = await executions.DescribeAsync(started.ExecutionArn, cancellationToken);
            return run.Status is ExecutionStatus.Running or ExecutionStatus.Succeeded ? null : run.Error ?? "Failed";
        }
        catch (ExecutionAlreadyExistsException)
        {
            // The form was sent twice: what it does is done.
            return null;
        }
    }
}
