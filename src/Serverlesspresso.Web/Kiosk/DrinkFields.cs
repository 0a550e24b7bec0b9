using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Kiosk;

/// <summary>The fields of the form on which somebody chooses a drink at the bar itself.</summary>
internal static class DrinkFields
{
    /// <summary>The drink's name.</summary>
    public const string Drink = "drink";

    /// <summary>The customer's name.</summary>
    public const string Name = "name";

    private const string ExtraPrefix = "extra-";

    /// <summary>The field of a group of extras. Each has its own, because one of each may be chosen.</summary>
    /// <param name="index">The group's place.</param>
    public static string ExtraOf(int index) => ExtraPrefix + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads the order.</summary>
    /// <param name="form">The form.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="taker">The barista or kiosk.</param>
    public static CounterOrder Read(IFormCollection form, ShopId shop, ClaimsPrincipal taker) => new()
    {
        Shop = shop,
        TakenBy = taker.FindSubject() ?? string.Empty,
        CustomerName = form[Name].ToString().Trim() is { Length: > 0 } name ? name : null,
        Choice = new DrinkChoice { Drink = form[Drink].ToString(), Modifiers = ReadExtras(form) },
    };

    private static IReadOnlyList<string> ReadExtras(IFormCollection form) =>
    [
        .. form.Where(field => field.Key.StartsWith(ExtraPrefix, StringComparison.Ordinal))
            .Select(field => field.Value.ToString())
            .Where(option => option.Length > 0),
    ];
}
