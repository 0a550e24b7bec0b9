using Microsoft.AspNetCore.Components;
using Serverlesspresso.Shop.Menus;

namespace Serverlesspresso.Web.Kiosk;

/// <summary>The extras of a drink and the name to call out.</summary>
public partial class DrinkForm
{
    /// <summary>The drink.</summary>
    [Parameter]
    [EditorRequired]
    public MenuDrink Drink { get; set; } = null!; // A drink is always given.

    /// <summary>The address that takes the order.</summary>
    [Parameter]
    [EditorRequired]
    public string Action { get; set; } = string.Empty;

    /// <summary>Where the other drinks are.</summary>
    [Parameter]
    [EditorRequired]
    public string Back { get; set; } = string.Empty;

    /// <summary>Whether there must be a name: at a kiosk nobody has seen who ordered.</summary>
    [Parameter]
    public bool IsNameRequired { get; set; }
}
