using Serverlesspresso.Shop;

namespace Serverlesspresso.Web.Office;

/// <summary>Reads from a refusal what a form needs to know.</summary>
internal static class Refusals
{
    /// <summary>Where the mistakes are, without the slash before it: the names of the fields.</summary>
    /// <param name="refusal">The refusal.</param>
    public static IReadOnlyList<string> Places(this CoffeeBarRefusedException refusal) =>
        [.. refusal.Mistakes.Select(mistake => mistake.Place.Trim('/')).Distinct()];
}
