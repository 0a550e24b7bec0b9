using System.Text.Json;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Integrations;

/// <summary>A task that a state asks for.</summary>
public sealed record TaskCall
{
    /// <summary>The turn's transaction.</summary>
    public required ITurnTransaction Transaction { get; init; }

    /// <summary>The execution that asks.</summary>
    public required string ExecutionArn { get; init; }

    /// <summary>Its state machine.</summary>
    public required string StateMachineArn { get; init; }

    /// <summary>The task within the execution.</summary>
    public required long TaskId { get; init; }

    /// <summary>The action, for example <c>putEvents</c>; for a plain function ARN the ARN.</summary>
    public required string Action { get; init; }

    /// <summary>The resource as the definition names it, which tells how the state waits.</summary>
    public required string Resource { get; init; }

    /// <summary>The effective parameters.</summary>
    public required JsonElement Parameters { get; init; }

    /// <summary>The trace header of the execution.</summary>
    public string? TraceHeader { get; init; }
}
