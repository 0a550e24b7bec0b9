namespace Serverlesspresso.Shop.Functions;

/// <summary>How an order's workflow stands, as <c>OrderManager</c> compares it.</summary>
internal static class WorkflowSteps
{
    /// <summary>It waits on the task token in the order's row.</summary>
    public const string Waits = "waits";

    /// <summary>It is between two steps: its next task token is on the way into the row.</summary>
    public const string GoesOn = "goesOn";

    /// <summary>The order has its place, and its workflow has not begun.</summary>
    public const string HasNotBegun = "hasNotBegun";

    /// <summary>It has nothing to hear of the action.</summary>
    public const string IsOver = "isOver";
}
