using System.Text.Json;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Web.Console.Graphs;

namespace Serverlesspresso.Web.Console.Stories;

/// <summary>An execution of a workflow that had to do with an order.</summary>
public sealed record StoryRun
{
    /// <summary>The execution.</summary>
    public required ExecutionRow Row { get; init; }

    /// <summary>The picture of its definition; null if there is none.</summary>
    public required Graph? Graph { get; init; }

    /// <summary>What it has made of it.</summary>
    public required GraphOverlay Overlay { get; init; }

    /// <summary>Its history, in the shape of GetExecutionHistory.</summary>
    public required IReadOnlyList<JsonElement> History { get; init; }

    /// <summary>The name of its workflow.</summary>
    public string Workflow => ExecutionArns.NameOfStateMachine(Row.StateMachineArn);
}
