namespace Serverlesspresso.Web.Console.Overview;

/// <summary>A workflow and its latest executions.</summary>
/// <param name="Name">The workflow's name.</param>
/// <param name="Purpose">What it does, in a few words.</param>
/// <param name="Problem">Why there are no executions to show; null if nothing is wrong.</param>
/// <param name="Executions">The executions, the newest first.</param>
public sealed record WorkflowPanel(
    string Name, string Purpose, string? Problem, IReadOnlyList<ExecutionLine> Executions);
