using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Wall;

/// <summary>What a wall reads.</summary>
internal sealed record WallFacts
{
    /// <summary>The shop.</summary>
    public required CoffeeShop Shop { get; init; }

    /// <summary>The orders that live screens show.</summary>
    public required IReadOnlyList<Order> Orders { get; init; }

    /// <summary>The code of now; null if the shop gives none.</summary>
    public CodeBucket? Code { get; init; }

    /// <summary>Where phones find the server, without a slash at its end.</summary>
    public required string PublicUrl { get; init; }

    /// <summary>The instant.</summary>
    public required DateTimeOffset Now { get; init; }
}
