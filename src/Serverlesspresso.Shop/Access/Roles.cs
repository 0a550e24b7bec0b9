namespace Serverlesspresso.Shop.Access;

/// <summary>What somebody, or something, is at the coffee bar. One request may carry several.</summary>
public static class Roles
{
    /// <summary>Orders coffee; signed in by redeeming a code.</summary>
    public const string Visitor = "visitor";

    /// <summary>Makes coffee; has an account.</summary>
    public const string Barista = "barista";

    /// <summary>Runs the shops, and says who else may do what; has an account.</summary>
    public const string Organiser = "organiser";

    /// <summary>Looks after the server: executions, rules, tables; has an account.</summary>
    public const string Operator = "operator";

    /// <summary>A screen of one shop, signed in by a link.</summary>
    public const string Display = "display";

    /// <summary>A tablet of one shop on which visitors order, signed in by a link.</summary>
    public const string Kiosk = "kiosk";

    /// <summary>The roles that an account may have.</summary>
    public static IReadOnlyList<string> OfAccounts { get; } = [Barista, Organiser, Operator];
}
