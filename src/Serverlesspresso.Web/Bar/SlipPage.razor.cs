using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Bar;

/// <summary>The slip of an order, made for a printer with paper of 80 mm.</summary>
public partial class SlipPage
{
    /// <summary>What is printed.</summary>
    [Parameter]
    [EditorRequired]
    public SlipModel Model { get; set; } = null!; // The endpoint always gives it.
}
