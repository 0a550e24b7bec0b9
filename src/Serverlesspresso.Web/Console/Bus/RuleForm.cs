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

    /// <summary>Its event pattern.</summary>
    public string Pattern { get; init; } = """
        {
          "detail-type": ["OrderProcessor.WaitingCompletion"]
        }
        """;

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
            Pattern = JsonLayout.Write(rule.EventPattern),
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
            IsNew = fields["isNew"] == "true",
        };
    }

    /// <summary>What it is for; null if nothing is said.</summary>
    public string? DescriptionOrNull => Description.Length == 0 ? null : Description;

    /// <summary>Makes the new rule to put.</summary>
    public PutRuleRequest ToRequest() => new()
    {
        BusName = Bus,
        Name = Name,
        Description = DescriptionOrNull,
        EventPattern = Pattern,
    };
}
