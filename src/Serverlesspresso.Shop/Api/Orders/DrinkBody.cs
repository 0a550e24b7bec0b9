using Serverlesspresso.Shop.Api.Problems;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Api.Orders;

/// <summary>A drink that a customer chose.</summary>
public record DrinkBody
{
    /// <summary>Its name on the menu, letter for letter.</summary>
    public string? Drink { get; init; }

    /// <summary>What is chosen with it: at most one option of each group.</summary>
    public IReadOnlyList<string?>? Modifiers { get; init; }

    /// <summary>The name of its picture, for screens.</summary>
    public string? Icon { get; init; }

    /// <summary>Reads the choice.</summary>
    /// <exception cref="CoffeeBarRefusedException">It is none.</exception>
    internal DrinkChoice Read()
    {
        var modifiers = Modifiers ?? [];
        Mistake[] mistakes =
        [
            .. string.IsNullOrEmpty(Drink) ? [new Mistake("/drink", "The name of the drink is missing.")] : (Mistake[])[],
            .. modifiers
                .Select((modifier, index) => (modifier, index))
                .Where(one => string.IsNullOrEmpty(one.modifier))
                .Select(one => new Mistake($"/modifiers/{one.index}", "An option must be a text.")),
        ];
        return mistakes.Length == 0
            ? new DrinkChoice { Drink = Drink ?? string.Empty, Modifiers = [.. modifiers.OfType<string>()], Icon = Icon }
            : throw new CoffeeBarRefusedException(RequestReasons.InvalidRequest, mistakes);
    }
}
