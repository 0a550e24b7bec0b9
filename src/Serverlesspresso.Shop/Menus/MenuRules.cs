using System.Text.Json;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Shop.Menus;

/// <summary>Checks drinks against a menu.</summary>
public static class MenuRules
{
    /// <summary>Finds why a menu does not offer a drink.</summary>
    /// <param name="menu">The menu's item in the config table; null if the shop has none.</param>
    /// <param name="body">The drink as it was submitted: <c>drink</c>, and <c>modifiers</c> if there are any.</param>
    /// <returns>The reason in words, or null if the drink is on the menu as it is.</returns>
    public static string? FindProblem(Item? menu, JsonElement body)
    {
        if (WireText.Find(body, "drink") is not { } name)
        {
            return "No drink is named.";
        }

        if (menu is null || !menu.TryGet("value", out var value) || value is not ListValue drinks)
        {
            return "The shop has no menu.";
        }

        var drink = drinks.Elements.OfType<MapValue>().FirstOrDefault(candidate => FindText(candidate, "drink") == name);
        if (drink is null)
        {
            return $"The drink '{name}' is not on the menu.";
        }

        return drink.Members.TryGetValue("available", out var available) && available is BooleanValue { IsTrue: false }
            ? $"The drink '{name}' is not available now."
            : FindModifierProblem(drink, body);
    }

    private static string? FindModifierProblem(MapValue drink, JsonElement body)
    {
        if (!body.TryGetProperty("modifiers", out var chosen) || chosen.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return chosen.ValueKind == JsonValueKind.Array
            ? ModifierGroups.Read(drink).FindProblem(chosen)
            : "The modifiers are not a list.";
    }

    private static string? FindText(MapValue map, string name) =>
        map.Members.TryGetValue(name, out var value) && value is StringValue text ? text.Text : null;
}
