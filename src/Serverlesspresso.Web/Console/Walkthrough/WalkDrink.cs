using Serverlesspresso.Shop.Menus;

namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>The drink that the walkthrough chooses.</summary>
/// <param name="Name">Its name on the menu.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="IsOffered">Whether the menu has it now.</param>
internal sealed record WalkDrink(string Name, string Icon, bool IsOffered)
{
    private static readonly WalkDrink Cappuccino =
        new("Cappuccino", "barista-icons_cappuccino-alternative", IsOffered: true);

    /// <summary>Chooses from a menu.</summary>
    /// <param name="menu">The menu; null if there is none.</param>
    public static WalkDrink Of(Menu? menu)
    {
        var offered = (menu?.Drinks ?? []).Where(drink => drink.IsAvailable).ToList();
        if (offered.Exists(drink => drink.Name == Cappuccino.Name))
        {
            return Cappuccino;
        }

        return offered.FirstOrDefault() is { } first
            ? new WalkDrink(first.Name, first.Icon, IsOffered: true)
            : Cappuccino with { IsOffered = false };
    }
}
