using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Web.Console.Overview;

/// <summary>How orders stand, in words.</summary>
internal static class PhaseWords
{
    /// <summary>In a few words, for example <c>in the queue</c>.</summary>
    /// <param name="phase">The phase.</param>
    public static string Of(OrderPhase phase) => phase switch
    {
        OrderPhase.Choosing => "choosing",
        OrderPhase.Queued => "in the queue",
        OrderPhase.Making => "being made",
        OrderPhase.Ready => "ready",
        OrderPhase.Collected => "collected",
        OrderPhase.Cancelled => "cancelled",
        OrderPhase.TimedOut => "timed out",
    };
}
