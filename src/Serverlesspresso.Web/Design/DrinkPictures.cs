using Serverlesspresso.Web.Files;

namespace Serverlesspresso.Web.Design;

/// <summary>Finds the picture of a drink: by the name that its menu gives, ours or the original's, or else by the drink's own.</summary>
public static class DrinkPictures
{
    private const string Generic = "cup";

    // How a word of a name begins, in lower case with hyphens, and the picture that then fits. The first that fits is taken,
    // so the narrower stands first: a latte macchiato is no macchiato.
    private static readonly (string Part, string Picture)[] Parts =
    [
        ("flat-white", "flat-white"),
        ("latte-macchiato", "latte"),
        ("macchiato", "macchiato"),
        ("cappuccino", "cappuccino"),
        ("mocha", "mocha"),
        ("mokka", "mocha"),
        ("hot-choc", "hot-chocolate"),
        ("heisse-schokolade", "hot-chocolate"),
        ("trinkschokolade", "hot-chocolate"),
        ("cocoa", "hot-chocolate"),
        ("kakao", "hot-chocolate"),
        ("iced", "cold-drink"),
        ("ice-", "cold-drink"),
        ("cold", "cold-drink"),
        ("water", "cold-drink"),
        ("wasser", "cold-drink"),
        ("juice", "cold-drink"),
        ("soda", "cold-drink"),
        ("lemonade", "cold-drink"),
        ("limonade", "cold-drink"),
        ("chai", "tea"),
        ("matcha", "tea"),
        ("tea", "tea"),
        ("tee", "tea"),
        ("eistee", "cold-drink"),
        ("latte", "latte"),
        ("cortado", "flat-white"),
        ("milchkaffee", "latte"),
        ("americano", "americano"),
        ("lungo", "americano"),
        ("filter", "americano"),
        ("long-black", "americano"),
        ("espresso", "espresso"),
        ("ristretto", "espresso"),
    ];

    /// <summary>The names by which a menu may choose a picture.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Parts.Select(part => part.Picture).Append(Generic).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Finds a picture.</summary>
    /// <param name="iconName">The name in the menu, for example <c>barista-icons_flat-white-alternative@2x</c>.</param>
    /// <param name="drink">The drink's name, for a menu that names no picture we have.</param>
    public static PageFile Find(string? iconName, string? drink = null) =>
        PageFiles.Get($"Design/Drinks/{FindName(iconName) ?? FindName(drink) ?? Generic}.svg");

    private static string? FindName(string? text)
    {
        var name = $"-{text?.ToLowerInvariant().Replace(' ', '-').Replace('_', '-')}";
        return Array.Find(Parts, part => name.Contains($"-{part.Part}", StringComparison.Ordinal)).Picture;
    }
}
