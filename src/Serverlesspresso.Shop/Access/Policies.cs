namespace Serverlesspresso.Shop.Access;

/// <summary>
/// Who may use an endpoint. Each endpoint states one of these (<c>RequireAuthorization</c>), or that anybody may
/// (<c>AllowAnonymous</c>); one that states nothing is for organisers alone.
/// </summary>
/// <remarks>
/// If the route has a value <c>shop</c>, the role must also hold at that shop: a device is of one shop, and an account may be
/// limited to some.
/// </remarks>
public static class Policies
{
    /// <summary>Visitors.</summary>
    public const string Visitor = "Visitor";

    /// <summary>Visitors, and staff: for what is about one order, and the endpoint itself looks whose it is.</summary>
    public const string VisitorOrStaff = "VisitorOrStaff";

    /// <summary>Baristas and organisers.</summary>
    public const string Staff = "Staff";

    /// <summary>Organisers.</summary>
    public const string Organiser = "Organiser";

    /// <summary>Displays, and staff.</summary>
    public const string Display = "Display";

    /// <summary>Kiosks, and staff.</summary>
    public const string Kiosk = "Kiosk";

    /// <summary>Operators and organisers.</summary>
    public const string Operator = "Operator";

    /// <summary>Whoever has an account.</summary>
    public const string Account = "Account";

    /// <summary>Organisers of all shops: who is limited to some could give out more than they have.</summary>
    public const string AllShops = "AllShops";

    /// <summary>The roles of which each policy asks for one.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> RolesOf { get; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            [Visitor] = [Roles.Visitor],
            [VisitorOrStaff] = [Roles.Visitor, Roles.Barista, Roles.Organiser],
            [Staff] = [Roles.Barista, Roles.Organiser],
            [Organiser] = [Roles.Organiser],
            [Display] = [Roles.Display, Roles.Barista, Roles.Organiser],
            [Kiosk] = [Roles.Kiosk, Roles.Barista, Roles.Organiser],
            [Operator] = [Roles.Operator, Roles.Organiser],
            [Account] = [Roles.Barista, Roles.Organiser, Roles.Operator],
            [AllShops] = [Roles.Organiser],
        };
}
