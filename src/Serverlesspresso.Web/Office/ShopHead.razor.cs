using Microsoft.AspNetCore.Components;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Office;

/// <summary>The head of every page about one shop: its name, and the other pages about it.</summary>
public partial class ShopHead
{
    /// <summary>The shop's id.</summary>
    [Parameter]
    [EditorRequired]
    public string ShopId { get; set; } = string.Empty;

    /// <summary>The shop's name.</summary>
    [Parameter]
    [EditorRequired]
    public string Name { get; set; } = string.Empty;

    /// <summary>The address of the page that is shown.</summary>
    [Parameter]
    [EditorRequired]
    public string Current { get; set; } = string.Empty;

    private IReadOnlyList<Tab> Items =>
    [
        new(Texts["Settings"], OfficeAddresses.Shop(ShopId)),
        new(Texts["Menu"], OfficeAddresses.Menu(ShopId)),
        new(Texts["Statistics"], OfficeAddresses.Statistics(ShopId)),
        new(Texts["Robots"], OfficeAddresses.Robots(ShopId)),
    ];
}
