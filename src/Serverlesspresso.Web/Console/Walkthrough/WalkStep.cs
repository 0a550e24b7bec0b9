namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>The steps of the walkthrough, in order. Their names are the ids on the page.</summary>
public enum WalkStep
{
    /// <summary>The rule that keeps number and token is made.</summary>
    Rule,

    /// <summary>The event of the new order is put.</summary>
    Order,

    /// <summary>The first task token is stored.</summary>
    Token,

    /// <summary>The drink is chosen, and the workflow goes on.</summary>
    Drink,

    /// <summary>The order number and the second token are stored.</summary>
    Number,

    /// <summary>The order is completed, and its workflow has ended.</summary>
    Completion,
}
