using Serverlesspresso.Shop.Menus;

namespace Serverlesspresso.Web.Visit;

/// <summary>What the page of a drink shows.</summary>
public sealed record DrinkModel
{
    /// <summary>The shop's id.</summary>
    public required string ShopId { get; init; }

    /// <summary>What people call the shop.</summary>
    public required string ShopName { get; init; }

    /// <summary>The visitor's order, which waits for a drink.</summary>
    public required Ticket Ticket { get; init; }

    /// <summary>How many seconds a visitor has to choose.</summary>
    public required int ChooseSeconds { get; init; }

    /// <summary>The drink.</summary>
    public required MenuDrink Drink { get; init; }
}
