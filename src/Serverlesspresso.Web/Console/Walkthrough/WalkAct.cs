namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>What the page does on request.</summary>
public enum WalkAct
{
    /// <summary>Makes the rule, or makes it right.</summary>
    MakeRule,

    /// <summary>Removes the rule.</summary>
    RemoveRule,

    /// <summary>Puts the event of the new order.</summary>
    PutOrder,

    /// <summary>Puts the event with the first token again.</summary>
    PutFirstTokenAgain,

    /// <summary>Chooses the drink.</summary>
    Choose,

    /// <summary>Puts the event with the order number again.</summary>
    PutNumberAgain,

    /// <summary>Completes the order.</summary>
    Complete,
}
