using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Visit;

/// <summary>The drink of an order.</summary>
public partial class TicketDrink
{
    /// <summary>The order.</summary>
    [Parameter]
    [EditorRequired]
    public Ticket? Ticket { get; set; }
}
