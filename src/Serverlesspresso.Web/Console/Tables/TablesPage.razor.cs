using System.Globalization;
using Microsoft.AspNetCore.Components;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>All tables, with how many items each has.</summary>
public partial class TablesPage
{
    // A stream takes sixteen topics.
    private const int TablesHeardMax = 15;

    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public TablesModel Model { get; set; } = null!; // The endpoint gives it.

    private string Feed => ConsoleAddresses.StreamOf(
    [
        ConsoleTopics.Tables,
        .. Model.Tables.Take(TablesHeardMax).Select(table => ConsoleTopics.ItemsOf(table.Document.Name)),
    ]);

    private string? Next => Model.NextAfter is { } name
        ? $"{ConsoleAddresses.Tables}?after={Uri.EscapeDataString(name)}"
        : null;

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
