using Microsoft.AspNetCore.Components;
using Serverlesspresso.Shop.Menus;
using Serverlesspresso.Web.Kiosk;

namespace Serverlesspresso.Web.Bar;

/// <summary>A barista takes an order of somebody without a phone.</summary>
public partial class NewOrderPage
{
    /// <summary>What can be chosen.</summary>
    [Parameter]
    [EditorRequired]
    public DrinkChoiceModel Model { get; set; } = null!; // The endpoint always gives it.

    /// <summary>The view to go back to.</summary>
    [Parameter]
    public BarView View { get; set; } = new();

    private string Back => BarAddresses.Shop(Model.ShopId, View);

    private string HrefOf(MenuDrink drink) =>
        $"{BarAddresses.Shop(Model.ShopId)}/new{View.QueryWith(DrinkFields.Drink, drink.Name)}";
}
