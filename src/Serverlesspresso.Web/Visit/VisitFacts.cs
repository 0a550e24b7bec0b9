using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Statistics;

namespace Serverlesspresso.Web.Visit;

/// <summary>What a visitor's page of a shop reads.</summary>
internal sealed record VisitFacts
{
    /// <summary>The shop.</summary>
    public required CoffeeShop Shop { get; init; }

    /// <summary>The visitor's newest order in the shop; null if there is none.</summary>
    public Order? Order { get; init; }

    /// <summary>How long it waits in the queue; null if it does not.</summary>
    public WaitEstimate? Wait { get; init; }

    /// <summary>The code that the visitor has scanned; null for none.</summary>
    public string? Code { get; init; }

    /// <summary>What would have the visitor refused who starts with the code; null for nothing, or without a code.</summary>
    public CheckInObstacle? Obstacle { get; init; }

    /// <summary>Whether whoever asks works in the shop.</summary>
    public bool IsStaff { get; init; }

    /// <summary>The code that is on the screen now, for staff who want a coffee; null for everybody else.</summary>
    public string? CodeForStaff { get; init; }

    /// <summary>The name that the visitor gave; null for none.</summary>
    public string? VisitorName { get; init; }

    /// <summary>What came of the form that was just sent; null for nothing.</summary>
    public string? Said { get; init; }

    /// <summary>Whether the visitor, without script, asks to cancel.</summary>
    public bool AsksToCancel { get; init; }

    /// <summary>The instant.</summary>
    public required DateTimeOffset Now { get; init; }
}
