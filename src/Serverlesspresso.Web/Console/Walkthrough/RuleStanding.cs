namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>How the rule <c>WaitingCompletion</c> stands.</summary>
public enum RuleStanding
{
    /// <summary>There is none.</summary>
    Missing,

    /// <summary>It matches nothing: it is disabled.</summary>
    Disabled,

    /// <summary>Its pattern does not match the event.</summary>
    MatchesOtherEvents,

    /// <summary>It does not bring the event to the function.</summary>
    LeadsElsewhere,

    /// <summary>It brings the event to the function.</summary>
    Works,
}
