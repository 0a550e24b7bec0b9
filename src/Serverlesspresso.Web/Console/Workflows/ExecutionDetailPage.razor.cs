using Microsoft.AspNetCore.Components;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>An execution: its graph, the state that is chosen, its timings and its history.</summary>
public partial class ExecutionDetailPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public ExecutionModel Model { get; set; } = null!; // The endpoint gives it.

    private ExecutionRow Row => Model.Execution;

    private bool IsRunning => Row.Status == ExecutionStatus.Running;

    // What has ended stays as it is. Of a Map Run that is shown, only its children tell how far it is.
    private string? Feed => IsRunning
        ? ConsoleAddresses.StreamOf(
            Model.State?.MapRun is { Status: MapRunStatus.Running } mapRun
                ? [ConsoleTopics.Execution(Row.Arn), ConsoleTopics.ExecutionsOf(mapRun.StateMachineArn)]
                : [ConsoleTopics.Execution(Row.Arn)])
        : null;

    private IEnumerable<(string, string)> MapRunCrumb =>
        Row.MapRunChild is { } child ? [("Map Run", ConsoleAddresses.MapRun(child.MapRunArn))] : [];

    private string NewAddress =>
        $"{ConsoleAddresses.StateMachine(Model.Machine)}/start?from={Uri.EscapeDataString(Row.Name)}";

    private string AddressOf(Func<TraceSelection, TraceSelection> change) =>
        ExecutionQueries.Write(Model.Machine, Row.Name, change(Model.Selection));
}
