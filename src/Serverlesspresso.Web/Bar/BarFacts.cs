using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Statistics;

namespace Serverlesspresso.Web.Bar;

/// <summary>What a barista's page reads.</summary>
internal sealed record BarFacts
{
    /// <summary>The shop.</summary>
    public required CoffeeShop Shop { get; init; }

    /// <summary>The orders that live screens show.</summary>
    public required IReadOnlyList<Order> Orders { get; init; }

    /// <summary>What the shop has made within the last hour.</summary>
    public required RecentDrinks Recent { get; init; }

    /// <summary>The names of baristas by their ids.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>The barista who looks.</summary>
    public required string BaristaId { get; init; }

    /// <summary>How the barista looks at the bar.</summary>
    public required BarView View { get; init; }

    /// <summary>What came of the form that was just sent; null for nothing.</summary>
    public string? Said { get; init; }

    /// <summary>The order that this is about; null for none.</summary>
    public Order? SaidOrder { get; init; }

    /// <summary>The instant.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>What to call a barista; null for nobody, and for the one who looks.</summary>
    /// <param name="id">The barista's id.</param>
    public string? NameOf(string? id) =>
        string.IsNullOrEmpty(id) || id == BaristaId ? null : Names.GetValueOrDefault(id, id);
}
