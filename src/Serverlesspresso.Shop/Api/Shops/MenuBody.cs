using Serverlesspresso.Shop.Api.Problems;
using Serverlesspresso.Shop.Menus;

namespace Serverlesspresso.Shop.Api.Shops;

/// <summary>What a shop is to offer.</summary>
public sealed record MenuBody
{
    /// <summary>The drinks in the order in which people see them, 60 at most.</summary>
    public IReadOnlyList<MenuDrinkBody?>? Drinks { get; init; }

    /// <summary>Reads a menu.</summary>
    /// <param name="place">Where it stands in the body, as a JSON pointer.</param>
    /// <exception cref="CoffeeBarRefusedException">Something is missing, with the places of all that is.</exception>
    internal Menu Read(string place)
    {
        var mistakes = new List<Mistake>();
        var drinks = Required.List(
            Drinks, $"{place}/drinks", mistakes, (drink, placeOfDrink) => drink.Read(placeOfDrink, mistakes));
        return mistakes.Count == 0
            ? new Menu(drinks)
            : throw new CoffeeBarRefusedException(RequestReasons.InvalidRequest, mistakes);
    }
}
