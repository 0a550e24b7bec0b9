using Serverlesspresso.Shop.Menus;

namespace Serverlesspresso.Web.Office.Menus;

/// <summary>A drink of a menu as it is typed.</summary>
public sealed record DrinkForm
{
    /// <summary>A new drink, of which nothing is typed yet.</summary>
    public static DrinkForm Empty { get; } = new()
    {
        Name = string.Empty,
        Icon = string.Empty,
        IsAvailable = true,
        Groups = [],
    };

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The name of its picture.</summary>
    public required string Icon { get; init; }

    /// <summary>Whether it can be ordered.</summary>
    public required bool IsAvailable { get; init; }

    /// <summary>What can be chosen with it.</summary>
    public required IReadOnlyList<GroupForm> Groups { get; init; }

    /// <summary>Writes the form of a drink.</summary>
    /// <param name="drink">The drink.</param>
    public static DrinkForm From(MenuDrink drink)
    {
        ArgumentNullException.ThrowIfNull(drink);
        return new DrinkForm
        {
            Name = drink.Name,
            Icon = drink.Icon,
            IsAvailable = drink.IsAvailable,
            Groups = [.. drink.Groups.Select(GroupForm.From)],
        };
    }

    /// <summary>The drink that was typed.</summary>
    public MenuDrink ToDrink() => new()
    {
        Name = Name,
        Icon = Icon,
        IsAvailable = IsAvailable,
        Groups = [.. Groups.Select(group => group.ToGroup())],
    };
}
