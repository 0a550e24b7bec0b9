using Microsoft.AspNetCore.Components;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>The form that starts an execution.</summary>
public partial class StartPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public StartModel Model { get; set; } = null!; // The endpoint gives it.

    private string Address => ConsoleAddresses.StateMachine(Model.Machine);

    private IReadOnlyList<SampleInput> Samples => SampleInputs.Of(Model.Machine);
}
