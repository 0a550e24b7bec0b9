using Microsoft.AspNetCore.Components;
using Serverlesspresso.Shop.Menus;

namespace Serverlesspresso.Web.Kiosk;

/// <summary>The drinks of a shop, each big enough for any finger.</summary>
public partial class DrinkTiles
{
    /// <summary>The drinks.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<MenuDrink> Drinks { get; set; } = [];

    /// <summary>Where choosing a drink leads.</summary>
    [Parameter]
    [EditorRequired]
    public Func<MenuDrink, string> HrefOf { get; set; } = _ => string.Empty;
}
