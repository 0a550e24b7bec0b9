using Serverlesspresso.Shop.Robots;

namespace Serverlesspresso.Web.Office.Robots;

/// <summary>What the page of a shop's robots shows.</summary>
public sealed record RobotModel
{
    /// <summary>The shop's id.</summary>
    public required string ShopId { get; init; }

    /// <summary>The shop's name.</summary>
    public required string ShopName { get; init; }

    /// <summary>Whether the shop takes orders: robots knock at the same door as people.</summary>
    public required bool IsShopOpen { get; init; }

    /// <summary>How they work, or what was typed. A number that is none is -1.</summary>
    public required RobotSettings Robots { get; init; }

    /// <summary>What came of the form that was just sent.</summary>
    public required string? Said { get; init; }

    /// <summary>Where the mistakes are.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];
}
