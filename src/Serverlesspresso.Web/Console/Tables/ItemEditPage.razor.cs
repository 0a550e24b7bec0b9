using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>Edits an item, or makes one: attribute by attribute, or as JSON. It is not live: nobody's typing is disturbed.</summary>
public partial class ItemEditPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public ItemEditModel Model { get; set; } = null!; // The endpoint gives it.

    private string Name => Model.Table.Name;

    private string Title => Model.Key is null ? "Create item" : "Edit item";

    private string Action => Model.Key is { } key ? TableAddresses.Edit(Name, key) : TableAddresses.New(Name);

    private bool IsKey(AttributeRow row) => ItemGrid.KeyNames(Model.Table).Contains(row.Name, StringComparer.Ordinal);
}
