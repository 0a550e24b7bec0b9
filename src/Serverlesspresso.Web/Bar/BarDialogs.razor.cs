using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Bar;

/// <summary>The dialogs of a barista's page.</summary>
public partial class BarDialogs
{
    private static readonly (string Key, string Text)[] Keys =
    [
        ("m", "KeyMake"),
        ("r", "KeyReady"),
        ("b", "KeyPutBack"),
        ("c", "KeyCollected"),
        ("n", "KeyNew"),
        ("d", "KeyDrinks"),
        ("t", "KeyMessage"),
        ("/", "KeySearch"),
        ("s", "KeySound"),
        ("?", "KeyHelp"),
    ];

    /// <summary>The page.</summary>
    [Parameter]
    [EditorRequired]
    public BarModel Model { get; set; } = null!; // The page gives itself.

    private string Back => BarAddresses.Shop(Model.ShopId, Model.View);

    private bool IsAsked(string dialog) => Model.View.Ask == dialog;

    private string Act(string act) => BarAddresses.Act(Model.ShopId, Model.View, act);
}
