using Microsoft.AspNetCore.Components;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>The state machines, and what ran last.</summary>
public partial class WorkflowsPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public WorkflowsModel Model { get; set; } = null!; // The endpoint gives it.

    private static string Feed { get; } = ConsoleAddresses.StreamOf(ConsoleTopics.Executions, ConsoleTopics.StateMachines);
}
