using System.Globalization;
using Microsoft.AspNetCore.Components;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>
/// The events of a bus, live. However many come, the page is read again at most four times a second and shows the latest: it
/// is a sample then, and says so.
/// </summary>
public partial class EventsPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public EventsModel Model { get; set; } = null!; // The endpoint gives it.

    // An older page stays as it is.
    private string? Feed => Model.Search.Before is null && Model.Problem is null
        ? ConsoleAddresses.StreamOf(ConsoleTopics.EventsOf(Model.Search.Bus), ConsoleTopics.Rules)
        : null;

    private string Summary
    {
        get
        {
            var seen = Model.SeenCount.ToString("N0", CultureInfo.InvariantCulture);
            return Model.Search.IsForAll
                ? "The latest events. If many come, the page shows a sample: it is read again a few times a second."
                : $"{Model.Events.Count} of the latest {seen} events that were looked at.";
        }
    }

    private bool Is(string bus) => string.Equals(bus, Model.Search.Bus, StringComparison.OrdinalIgnoreCase);
}
