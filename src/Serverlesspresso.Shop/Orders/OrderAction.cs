namespace Serverlesspresso.Shop.Orders;

/// <summary>What may happen to an order.</summary>
public enum OrderAction
{
    /// <summary>The customer submits a drink. On the wire the empty action.</summary>
    Submit,

    /// <summary>A barista takes the order to make it.</summary>
    Make,

    /// <summary>The barista puts it back into the queue.</summary>
    Unmake,

    /// <summary>The drink is ready.</summary>
    Complete,

    /// <summary>The customer or a barista cancels it.</summary>
    Cancel,

    /// <summary>The customer has taken the drink from the counter.</summary>
    Collect,

    /// <summary>A barista reminds the customer of the drink at the counter.</summary>
    Remind,
}
