using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Bar;

/// <summary>Asks why an order is cancelled. The customer reads the answer.</summary>
public partial class CancelDialog
{
    private static readonly string[] Reasons = ["ReasonSoldOut", "ReasonLeft", "ReasonMachine", "ReasonClosing"];

    /// <summary>The order.</summary>
    [Parameter]
    [EditorRequired]
    public BarCard Card { get; set; } = null!; // A card is always given.

    /// <summary>The page.</summary>
    [Parameter]
    [EditorRequired]
    public BarModel Model { get; set; } = null!; // The page gives itself.

    private string Id => Card.CancelDialogId;
}
