using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>What came of a delivery, as pages say it.</summary>
internal static class DeliveryWords
{
    /// <summary>In a word.</summary>
    /// <param name="outcome">What came of it.</param>
    public static string Of(DeliveryOutcome outcome) => outcome switch
    {
        DeliveryOutcome.Delivered => "Delivered",
        DeliveryOutcome.Postponed => "Failed",
        DeliveryOutcome.GivenUp => "Given up",
    };

    /// <summary>How it is to be taken.</summary>
    /// <param name="outcome">What came of it.</param>
    public static Tone ToneOf(DeliveryOutcome outcome) => outcome switch
    {
        DeliveryOutcome.Delivered => Tone.Good,
        DeliveryOutcome.Postponed => Tone.Warn,
        DeliveryOutcome.GivenUp => Tone.Bad,
    };
}
