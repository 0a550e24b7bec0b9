using Microsoft.AspNetCore.Components;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>The heading of a page about the buses, and the ways to the others.</summary>
public partial class BusTabs
{
    /// <summary>What the page shows.</summary>
    [Parameter]
    [EditorRequired]
    public string Title { get; set; } = string.Empty;

    /// <summary>The page's address; of a page below one of the tabs, that of the tab.</summary>
    [Parameter]
    [EditorRequired]
    public string Current { get; set; } = string.Empty;

    private static IReadOnlyList<Tab> Items { get; } =
    [
        new("Events", BusAddresses.Events),
        new("Rules", BusAddresses.Rules),
        new("Put an event", BusAddresses.Send),
        new("Archives", BusAddresses.Archives),
        new("Dead letters", BusAddresses.DeadLetters),
    ];
}
