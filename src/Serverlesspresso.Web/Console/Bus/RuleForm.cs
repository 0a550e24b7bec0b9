using Microsoft.AspNetCore.Http;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>A rule as somebody types it.</summary>
public sealed record RuleForm
{
    /// <summary>Its bus.</summary>
    public required string Bus { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>What it is for.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Its event pattern; blank for none.</summary>
    public string Pattern { get; init; } = """
        {
          "detail-type": ["OrderProcessor.WaitingCompletion"]
        }
        """;

    /// <summary>Its rate or cron expression; empty for none.</summary>
    public string Schedule { get; init; } = string.Empty;

    /// <summary>Whether there is no such rule yet.</summary>
    public bool IsNew { get; init; }

    /// <summary>Fills the form in with a rule.</summary>
    /// <param name="rule">The rule.</param>
    public static RuleForm Of(RuleDocument rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new RuleForm
        {
            Bus = rule.BusName,
            Name = rule.Name,
            Description = rule.Description ?? string.Empty,
            Pattern = rule.EventPattern is { } pattern ? JsonLayout.Write(pattern) : string.Empty,
            Schedule = rule.Schedule?.Expression ?? string.Empty,
        };
    }

    /// <summary>Reads what was typed.</summary>
    /// <param name="fields">The form's fields.</param>
    public static RuleForm Read(IFormCollection fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new RuleForm
        {
            Bus = fields["bus"].ToString(),
            Name = fields["name"].ToString().Trim(),
            Description = fields["description"].ToString().Trim(),
            Pattern = fields["pattern"].ToString(),
            Schedule = fields["schedule"].ToString().Trim(),
            IsNew = fields["isNew"] == "true",
        };
    }

    /// <summary>What it is for; null if nothing is said.</summary>
    public string? DescriptionOrNull => Description.Length == 0 ? null : Description;

    /// <summary>Whether it is to match events.</summary>
    public bool HasPattern => !string.IsNullOrWhiteSpace(Pattern);

    /// <summary>Makes the rule to put.</summary>
    public PutRuleRequest ToRequest() => new()
    {
        BusName = Bus,
        Name = Name,
        Description = DescriptionOrNull,
        EventPattern = HasPattern ? Pattern : null,
        ScheduleExpression = Schedule,
    };
}
