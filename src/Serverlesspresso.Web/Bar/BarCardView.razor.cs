using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Bar;

/// <summary>An order on a barista's page, with what can be done about it.</summary>
public partial class BarCardView
{
    // A drink that stands grows cold, but its customer has been told.
    private const int CounterWarmSeconds = 180;
    private const int CounterLateSeconds = 420;

    /// <summary>The order.</summary>
    [Parameter]
    [EditorRequired]
    public BarCard Card { get; set; } = null!; // A card is always given.

    /// <summary>The page.</summary>
    [Parameter]
    [EditorRequired]
    public BarModel Model { get; set; } = null!; // The page gives itself.

    /// <summary>Where it stands.</summary>
    [Parameter]
    public BarPlace Place { get; set; }

    /// <summary>Whether it is the first in its place: the one that keys are for.</summary>
    [Parameter]
    public bool IsFirst { get; set; }

    private string Name => Card.Number ?? Card.Drink;

    private string Label => Texts["CardLabel", Card.Number ?? "…", Card.Drink];

    private string Class => Place switch
    {
        BarPlace.Mine => "bar-card-mine",
        BarPlace.Others => "bar-card-quiet",
        BarPlace.Queue or BarPlace.Counter => string.Empty,
    };

    private string? Alert => Place == BarPlace.Queue ? "chime" : null;

    private int? Warm => Place == BarPlace.Counter ? CounterWarmSeconds : BarModel.WarmSeconds;

    private int? Late => Place == BarPlace.Counter ? CounterLateSeconds : BarModel.LateSeconds;

    private string Act(string act) => BarAddresses.Act(Model.ShopId, Model.View, Card.Id, act);

    private string? Key(string key) => IsFirst ? key : null;
}
