using Serverlesspresso.Web.Console.Frame;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>The addresses within a table.</summary>
internal static class TableAddresses
{
    /// <summary>The address that edits an item.</summary>
    /// <param name="table">The table.</param>
    /// <param name="key">The item's key in DynamoDB's JSON.</param>
    public static string Edit(string table, string key) =>
        $"{ConsoleAddresses.Table(table)}/item/edit?key={Uri.EscapeDataString(key)}";

    /// <summary>The address that deletes an item.</summary>
    /// <param name="table">The table.</param>
    /// <param name="key">The item's key in DynamoDB's JSON.</param>
    public static string Delete(string table, string key) =>
        $"{ConsoleAddresses.Table(table)}/item/delete?key={Uri.EscapeDataString(key)}";

    /// <summary>The address that makes an item.</summary>
    /// <param name="table">The table.</param>
    public static string New(string table) => $"{ConsoleAddresses.Table(table)}/new";

    /// <summary>The address that makes an item like another.</summary>
    /// <param name="table">The table.</param>
    /// <param name="key">The other's key in DynamoDB's JSON.</param>
    public static string Duplicate(string table, string key) => $"{New(table)}?from={Uri.EscapeDataString(key)}";

    /// <summary>The pages of a table.</summary>
    /// <param name="table">The table.</param>
    public static IReadOnlyList<Tab> Tabs(string table) =>
        [new("Items", ConsoleAddresses.Items(table)), new("Keys and indexes", ConsoleAddresses.Table(table))];
}
