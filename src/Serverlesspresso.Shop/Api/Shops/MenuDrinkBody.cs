using Serverlesspresso.Shop.Menus;

namespace Serverlesspresso.Shop.Api.Shops;

/// <summary>A drink that a shop is to offer.</summary>
public sealed record MenuDrinkBody
{
    /// <summary>Its name: no other drink of the menu has it.</summary>
    public string? Name { get; init; }

    /// <summary>The name of its picture; missing for none.</summary>
    public string? Icon { get; init; }

    /// <summary>Whether it can be ordered; it can if this is missing.</summary>
    public bool? IsAvailable { get; init; }

    /// <summary>What can be chosen with it: at most one option of each group.</summary>
    public IReadOnlyList<ModifierGroupBody?>? Groups { get; init; }

    /// <summary>Reads the drink.</summary>
    /// <param name="place">Where it stands in the body, as a JSON pointer.</param>
    /// <param name="mistakes">Takes what is missing.</param>
    internal MenuDrink Read(string place, List<Mistake> mistakes) => new()
    {
        Name = Required.Text(Name, $"{place}/name", mistakes),
        Icon = Icon ?? string.Empty,
        IsAvailable = IsAvailable ?? true,
        Groups = Required.List(
            Groups ?? [], $"{place}/groups", mistakes, (group, placeOfGroup) => group.Read(placeOfGroup, mistakes)),
    };
}
