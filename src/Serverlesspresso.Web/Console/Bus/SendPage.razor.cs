using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>The form that puts an event by hand.</summary>
public partial class SendPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public SendModel Model { get; set; } = null!; // The endpoint gives it.
}
