namespace Serverlesspresso.OrderBenchmark.Clients;

/// <summary>The stretches of an order that are measured.</summary>
internal enum OrderPhase
{
    /// <summary>From the request that puts the event to the answer that shows the first task token.</summary>
    EventToToken,

    /// <summary>From the request that submits the drink to the answer that shows the order number.</summary>
    DrinkToNumber,

    /// <summary>The request that completes the order: when it answers, both workflows have ended.</summary>
    Complete,

    /// <summary>All of it.</summary>
    Whole,
}
