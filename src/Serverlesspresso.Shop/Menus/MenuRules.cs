using System.Text.Json;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Shop.Menus;

/// <summary>Checks drinks against a menu.</summary>
public static class MenuRules
{
    /// <summary>Finds why a menu does not offer a drink.</summary>
    /// <param name="menu">The menu's item in the config table; null if the shop has none.</param>
    /// <param name="body">The drink as it was submitted: <c>drink</c>, and <c>modifiers</c> if there are any.</param>
    /// <returns>Why not, or null if the drink is on the menu as it is.</returns>
    public static MenuProblem? FindProblem(Item? menu, JsonElement body)
    {
        if (WireText.Find(body, "drink") is not { } name)
        {
            return new MenuProblem(RefusalReasons.InvalidOrder, "No drink is named.");
        }

        if (menu is null || !menu.TryGet(MenuEntries.Drinks, out var value) || value is not ListValue)
        {
            return new MenuProblem(RefusalReasons.NotOnMenu, "The shop has no menu.");
        }

        return Menu.Read(menu).Find(name) switch
        {
            null => new MenuProblem(RefusalReasons.NotOnMenu, $"The drink '{name}' is not on the menu."),
            { IsAvailable: false } => new MenuProblem(
                RefusalReasons.NotAvailable, $"The drink '{name}' is not available now."),
            var drink => FindModifierProblem(drink, body) is { } problem
                ? new MenuProblem(RefusalReasons.InvalidModifier, problem)
                : null,
        };
    }

    private static string? FindModifierProblem(MenuDrink drink, JsonElement body)
    {
        if (!body.TryGetProperty("modifiers", out var chosen) || chosen.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return chosen.ValueKind == JsonValueKind.Array
            ? new ModifierChoice(drink.Groups).FindProblem(chosen)
            : "The modifiers are not a list.";
    }
}
