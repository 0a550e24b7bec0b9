using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>Puts the name of an error into words, with what to do next.</summary>
public partial class WalkSaid
{
    /// <summary>The name; null if nothing went wrong.</summary>
    [Parameter]
    [EditorRequired]
    public string? Said { get; set; }

    // The address is anybody's to write: what has no words is not said.
    private string Words => Said switch
    {
        WalkEffects.Refused => "The event came, and the shop did not take the order: it is closed or full.",
        "OrderNotFound" => "There is no such order yet. Put the event of the new order first.",
        "InvalidTransition" => "The order does not allow that now: somebody was faster, or its workflow does not wait for it. The "
            + "steps below show how it stands.",
        WalkEffects.IsOthers => "The order belongs to another customer. Take a fresh id.",
        "InvalidOrder" => "The drink or the order was not understood. Look at OrderManager's latest execution.",
        "EventNotFound" => "So many events have come since that the event is not found any more. Begin again with a fresh id.",
        "StateMachineDoesNotExist" => "There is no state machine OrderManager: somebody has deleted it.",
        "stale-form" => "The page was too old. Try again.",
        _ => "Nothing was changed. The steps below show how the order stands; the pages of the bus and of the workflows show why.",
    };
}
