using Microsoft.AspNetCore.Http;
using Serverlesspresso.Shop.Menus;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Office.Menus;

/// <summary>A menu as it is typed: every field keeps its text, right or wrong. It is what the page sends and gets back.</summary>
public sealed record MenuForm
{
    // More than any menu may have, so that too many are refused rather than lost; and an end for whoever sends a million.
    private const int CountMax = 100;

    /// <summary>The version of the menu that the form was made of.</summary>
    public required string Version { get; init; }

    /// <summary>The drinks.</summary>
    public required IReadOnlyList<DrinkForm> Drinks { get; init; }

    /// <summary>Writes the form of a shop's menu.</summary>
    /// <param name="shop">The shop.</param>
    public static MenuForm From(CoffeeShop shop)
    {
        ArgumentNullException.ThrowIfNull(shop);
        return new MenuForm { Version = shop.MenuVersion, Drinks = Write(shop.Menu) };
    }

    /// <summary>Reads what was sent.</summary>
    /// <param name="fields">The fields.</param>
    public static MenuForm Read(IFormCollection fields) => new()
    {
        Version = fields["version"].ToString(),
        Drinks = [.. ListPlaces(fields, "drinks").Select(place => ReadDrink(fields, place))],
    };

    /// <summary>The form with the standard menu in it.</summary>
    public MenuForm WithStandard() => this with { Drinks = Write(Menu.Standard) };

    /// <summary>The menu that was typed.</summary>
    public Menu ToMenu() => new([.. Drinks.Select(drink => drink.ToDrink())]);

    private static IReadOnlyList<DrinkForm> Write(Menu menu) => [.. menu.Drinks.Select(DrinkForm.From)];

    private static DrinkForm ReadDrink(IFormCollection fields, string place) => new()
    {
        Name = Line(fields[$"{place}/name"]),
        Icon = Line(fields[$"{place}/icon"]),
        IsAvailable = fields[$"{place}/isAvailable"] == "true",
        Groups = [.. ListPlaces(fields, $"{place}/groups").Select(group => new GroupForm
        {
            Name = Line(fields[$"{group}/name"]),
            Options = fields[$"{group}/options"].ToString().ReplaceLineEndings("\n"),
        })],
    };

    // A browser sends every field of text, empty ones too: where there is no name, the list has ended.
    private static IEnumerable<string> ListPlaces(IFormCollection fields, string list) => Enumerable.Range(0, CountMax)
        .Select(index => $"{list}/{index}")
        .TakeWhile(place => fields.ContainsKey($"{place}/name"));

    private static string Line(string? text) => text?.Trim() ?? string.Empty;
}
