using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>Reads a rule and tries its pattern on the latest events.</summary>
/// <param name="rules">The rules.</param>
/// <param name="events">The events.</param>
internal sealed class RuleReader(EventRules rules, EventsReader events)
{
    private const int TrialsMax = 20;

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
        var model = new RuleModel
        {
            Form = form,
            Rule = form.IsNew ? null : await FindAsync(form.Bus, form.Name, cancellationToken),
        };
        if (!EventPattern.TryParse(form.Pattern, out var pattern, out var error))
        {
            return model with { PatternProblem = error.Message };
        }

        var latest = await events.ListLatestAsync(form.Bus, TrialsMax, cancellationToken);
        return model with { Trials = [.. latest.Select(row => PatternTrial.Of(pattern, row))] };
    }
}
