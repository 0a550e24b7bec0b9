using Serverlesspresso.Web.Console.Bus;
using Serverlesspresso.Web.Console.Stories;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Console.Frame;

/// <summary>A part of the console that the navigation leads to.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Href">Its address. Every address below it belongs to it.</param>
/// <param name="Icon">Its picture.</param>
/// <param name="Others">More addresses that belong to it.</param>
public sealed record ConsolePlace(string Title, string Href, IconKind Icon, params IReadOnlyList<string> Others)
{
    /// <summary>The parts, in the order of the navigation. Only what exists is listed.</summary>
    internal static IReadOnlyList<ConsolePlace> All { get; } =
    [
        new("Overview", ConsoleAddresses.Overview, IconKind.Chart),
        new("Orders", StoryAddresses.Orders, IconKind.Cup),
        new("Workflows", ConsoleAddresses.Workflows, IconKind.Workflow, ConsoleAddresses.Executions),
        new("Bus", BusAddresses.Events, IconKind.Bolt),
        new("Tables", ConsoleAddresses.Tables, IconKind.Table),
        new("Functions", ConsoleAddresses.Functions, IconKind.Braces),
        new("Walkthrough", ConsoleAddresses.Walkthrough, IconKind.Book),
        new("Health", ConsoleAddresses.Health, IconKind.Pulse),
    ];

    /// <summary>Whether a page belongs to this part.</summary>
    /// <param name="path">The page's path.</param>
    internal bool Holds(string path) => path == Href
        || Others.Append(Href).Any(start =>
            start != ConsoleAddresses.Overview && path.StartsWith($"{start}/", StringComparison.Ordinal));
}
