using Microsoft.AspNetCore.Components;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Web.Console.Frame;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>An item: its attributes, or its JSON.</summary>
public partial class ItemPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public ItemModel Model { get; set; } = null!; // The endpoint gives it.

    private string Name => Model.Table.Name;

    private string Address => ConsoleAddresses.Item(Name, Model.Key);

    private string View => ItemViews.Parse(Model.View);

    private IReadOnlyList<string> Keys => ItemGrid.KeyNames(Model.Table);

    private IReadOnlyList<Tab> Views => [.. ItemViews.All.Select(view => new Tab(view.Title, $"{Address}&as={view.Name}"))];

    private IEnumerable<(string Name, AttributeValue Value)> Attributes(Item item) => Keys
        .Concat(item.Attributes.Keys.Except(Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        .Select(name => (name, item.Attributes[name]));

    private string JsonOf(Item item)
    {
        var json = View == ItemViews.Json ? ItemJson.Of(item) : PlainJson.Write(item);
        return json.ToJsonString(ItemJson.Compact);
    }
}
