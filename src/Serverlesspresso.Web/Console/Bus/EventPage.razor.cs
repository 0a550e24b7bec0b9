using Microsoft.AspNetCore.Components;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Web.Console.Frame;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>An event: its envelope, and its way over rules to targets.</summary>
public partial class EventPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public EventModel Model { get; set; } = null!; // The endpoint gives it.

    // A retry is told by what it changes: the functions' items, executions, and dead letters.
    private static string Feed { get; } = ConsoleAddresses.StreamOf(ConsoleTopics.Executions, ConsoleTopics.DeadLetters);

    private static Tone ToneOf(DeliveryAttempt attempt) => attempt.Outcome switch
    {
        DeliveryOutcome.Delivered => Tone.Good,
        DeliveryOutcome.Postponed => Tone.Warn,
        DeliveryOutcome.GivenUp => Tone.Bad,
    };

    private static string WordOf(DeliveryAttempt attempt) => attempt.Outcome switch
    {
        DeliveryOutcome.Delivered => "Delivered",
        DeliveryOutcome.Postponed => "Failed",
        DeliveryOutcome.GivenUp => "Given up",
    };
}
