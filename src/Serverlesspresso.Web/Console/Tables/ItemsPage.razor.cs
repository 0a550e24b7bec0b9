using System.Globalization;
using Microsoft.AspNetCore.Components;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>The items of a table: queried or scanned, filtered, a page at a time.</summary>
public partial class ItemsPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public ItemsModel Model { get; set; } = null!; // The endpoint gives it.

    private string Name => Model.Table.Name;

    private string? First => Model.Form.After.Length > 0 ? AddressAfter(null) : null;

    private string? Next => Model.LastKey is { } key ? AddressAfter(key) : null;

    private string AddressAfter(string? key) => ConsoleAddresses.Items(Name) + Model.Form.Write(key);

    private string CountText(int found) => found == Model.ReadCount
        ? string.Create(CultureInfo.InvariantCulture, $"{found:N0} items")
        : string.Create(CultureInfo.InvariantCulture, $"{found:N0} of the {Model.ReadCount:N0} items that were read");
}
