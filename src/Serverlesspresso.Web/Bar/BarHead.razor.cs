using Microsoft.AspNetCore.Components;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Bar;

/// <summary>The head of a barista's page: how the shop stands, and what concerns no single order.</summary>
public partial class BarHead
{
    /// <summary>The page.</summary>
    [Parameter]
    [EditorRequired]
    public BarModel Model { get; set; } = null!; // The page gives itself.

    private Tone StateTone => Model switch
    {
        { IsOpen: false } => Tone.Bad,
        { IsFull: true } => Tone.Warn,
        _ => Tone.Good,
    };

    private string StateText => Model switch
    {
        { IsOpen: false } => Texts["IsClosed"],
        { IsFull: true } => Texts["IsFull"],
        _ => Texts["IsOpen"],
    };

    // Two stations are what most bars have; who works with more writes so into the address once, and is offered those.
    private IEnumerable<Station?> Stations
    {
        get
        {
            yield return null;
            var count = Math.Max(Model.View.Station?.Count ?? 2, 2);
            for (var index = 1; index <= count; index++)
            {
                yield return new Station(index, count);
            }

            if (Model.View.Station is not null && count < Station.CountMax)
            {
                yield return new Station(count + 1, count + 1);
            }
        }
    }

    private string Ask(string dialog) => BarAddresses.Ask(Model.ShopId, Model.View, dialog);

    private bool IsMore(Station station) => station.Count > (Model.View.Station?.Count ?? 2);

    private string TextOf(Station? station) => station switch
    {
        null => Texts["AllOrders"],
        { } other => IsMore(other) ? "+" : $"{other.Index}/{other.Count}",
    };

    // The name begins with what is seen, so that somebody can say it.
    private string LabelOf(Station? station) => station switch
    {
        null => Texts["AllOrdersLabel"],
        { } other => IsMore(other) ? Texts["MoreStations"] : Texts["Station", other.Index, other.Count],
    };
}
