using Serverlesspresso.Engine;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>The rule of the walkthrough: what it must be, and how it stands.</summary>
internal static class WalkRule
{
    public const string Bus = "Serverlesspresso";
    public const string Source = "awsserverlessda.serverlesspresso";
    public const string Name = "WaitingCompletion";
    public const string Function = "WaitingCompletion";
    public const string DetailType = "OrderProcessor.WaitingCompletion";

    public const string Pattern = $$"""{"detail-type":["{{DetailType}}"],"source":["{{Source}}"]}""";

    private const string Sample =
        $$"""
        {
          "version": "0", "id": "1", "account": "123456789012", "region": "us-east-1", "time": "2030-01-01T08:00:00Z",
          "source": "{{Source}}", "detail-type": "{{DetailType}}", "resources": [],
          "detail": { "orderId": "2", "userId": "1", "eventId": "default", "orderNumber": "1", "TaskToken": "x" }
        }
        """;

    /// <summary>Tells how a rule stands.</summary>
    /// <param name="rule">The rule; null if there is none.</param>
    /// <param name="arns">Names the function.</param>
    public static RuleStanding StandingOf(RuleDocument? rule, Arns arns)
    {
        if (rule is null)
        {
            return RuleStanding.Missing;
        }

        if (rule.State == RuleDocument.Disabled)
        {
            return RuleStanding.Disabled;
        }

        if (!Matches(rule.EventPattern))
        {
            return RuleStanding.MatchesOtherEvents;
        }

        return rule.Targets.Any(target => target.Arn == arns.Function(Function))
            ? RuleStanding.Works
            : RuleStanding.LeadsElsewhere;
    }

    private static bool Matches(string? pattern)
    {
        try
        {
            return pattern is not null && EventRules.TestPattern(pattern, Sample);
        }
        catch (RequestRefusedException)
        {
            return false;
        }
    }
}
