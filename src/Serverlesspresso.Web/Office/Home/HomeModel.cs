namespace Serverlesspresso.Web.Office.Home;

/// <summary>What the page of all shops shows.</summary>
public sealed record HomeModel
{
    /// <summary>The shops.</summary>
    public required IReadOnlyList<ShopLine> Shops { get; init; }

    /// <summary>Whether whoever looks may make shops and accounts, and not just look after some.</summary>
    public required bool MayMakeShops { get; init; }

    /// <summary>The form of a new shop.</summary>
    public required NewShop NewShop { get; init; }

    /// <summary>What came of the form that was just sent.</summary>
    public required string? Said { get; init; }
}
