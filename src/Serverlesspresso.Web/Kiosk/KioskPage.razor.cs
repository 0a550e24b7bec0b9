using Microsoft.AspNetCore.Components;
using Serverlesspresso.Shop.Menus;

namespace Serverlesspresso.Web.Kiosk;

/// <summary>A kiosk: the drinks, then one with its extras.</summary>
public partial class KioskPage
{
    private const string Unknown = "unknown";

    /// <summary>What can be chosen.</summary>
    [Parameter]
    [EditorRequired]
    public DrinkChoiceModel Model { get; set; } = null!; // The desk always gives it.

    /// <summary>Until when the extras can be chosen; null while the drinks are shown.</summary>
    [Parameter]
    public DateTimeOffset? Until { get; set; }

    /// <summary>Why the last order was refused; null if it was not.</summary>
    [Parameter]
    public string? Said { get; set; }

    private string Feed => $"/api/feed?shop={Uri.EscapeDataString(Model.ShopId)}";

    // The address is anybody's to write: only what has words is said.
    private string SaidKey => Texts[$"said.{Said}"].ResourceNotFound ? Unknown : Said ?? Unknown;

    // Where nothing can be chosen, nobody is asked to choose.
    private string Lead => Model switch
    {
        { WelcomeText.Length: > 0 } => Model.WelcomeText,
        { IsOpen: true, IsFull: false, Drinks.Count: > 0 } => Texts["Lead"],
        _ => string.Empty,
    };

    private string HrefOf(MenuDrink drink) => KioskAddresses.Drink(Model.ShopId, drink.Name);
}
