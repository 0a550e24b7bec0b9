using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Events.Patterns;
using Serverlesspresso.Events.Schedules;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>Reads a rule and tries its pattern on the latest events.</summary>
/// <param name="rules">The rules.</param>
/// <param name="events">The events.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class RuleReader(EventRules rules, EventsReader events, TimeProvider timeProvider)
{
    private const int TrialsMax = 20;
    private const int InstantsShown = 3;

    /// <summary>Reads a rule, or null if there is none.</summary>
    public async Task<RuleDocument?> FindAsync(string bus, string rule, CancellationToken cancellationToken)
    {
        try
        {
            return await rules.DescribeAsync(bus, rule, cancellationToken);
        }
        catch (EventResourceNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Makes the page of a rule as it is typed.</summary>
    public async Task<RuleModel> ReadAsync(RuleForm form, CancellationToken cancellationToken)
    {
        var model = FindInstants(new RuleModel
        {
            Form = form,
            Rule = form.IsNew ? null : await FindAsync(form.Bus, form.Name, cancellationToken),
        });
        if (!form.HasPattern)
        {
            return model;
        }

        if (!EventPattern.TryParse(form.Pattern, out var pattern, out var error))
        {
            return model with { PatternProblem = error.Message };
        }

        var latest = await events.ListLatestAsync(form.Bus, TrialsMax, cancellationToken);
        return model with { Trials = [.. latest.Select(row => PatternTrial.Of(pattern, row))] };
    }

    private RuleModel FindInstants(RuleModel model)
    {
        var text = model.Form.Schedule;
        if (text.Length == 0)
        {
            return model;
        }

        if (!EventSchedule.TryParse(text, out var schedule))
        {
            return model with { ScheduleProblem = "That is neither a rate nor a cron expression of EventBridge." };
        }

        // A schedule that is saved again goes on as it was.
        var now = timeProvider.GetUtcNow();
        var stored = model.Rule?.Schedule;
        var startedAt = stored?.Expression == text ? stored.StartedAt : now;
        return model with { NextInstants = EventSchedules.ListNext(schedule, startedAt, now, InstantsShown) };
    }
}
