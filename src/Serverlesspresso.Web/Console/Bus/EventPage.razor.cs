using Microsoft.AspNetCore.Components;
using Serverlesspresso.Web.Console.Frame;

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
}
