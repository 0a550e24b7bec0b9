using Microsoft.AspNetCore.Components;
using Serverlesspresso.Shop;

namespace Serverlesspresso.Web.Office.Menus;

/// <summary>The editor of a menu. It works without script: each of its buttons sends the whole form and shows it again.</summary>
public partial class MenuPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public MenuModel Model { get; set; } = null!; // The endpoint gives it.

    private string Address => OfficeAddresses.Menu(Model.ShopId);

    private bool IsOutdated => Model.Said == RefusalReasons.ChangedMeanwhile;
}
