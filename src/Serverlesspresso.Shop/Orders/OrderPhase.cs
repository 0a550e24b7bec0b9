namespace Serverlesspresso.Shop.Orders;

/// <summary>How an order stands, for people.</summary>
public enum OrderPhase
{
    /// <summary>The customer has a place and chooses a drink.</summary>
    Choosing,

    /// <summary>The drink is chosen and waits for a barista.</summary>
    Queued,

    /// <summary>A barista makes it.</summary>
    Making,

    /// <summary>It waits at the counter.</summary>
    Ready,

    /// <summary>The customer has it.</summary>
    Collected,

    /// <summary>The customer or a barista cancelled it.</summary>
    Cancelled,

    /// <summary>The customer did not choose, or the baristas did not make it, in time.</summary>
    TimedOut,
}
