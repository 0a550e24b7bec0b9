using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Functions;

/// <summary>What a function knows of its call.</summary>
public sealed record FunctionContext
{
    /// <summary>The call's id.</summary>
    public required string RequestId { get; init; }

    /// <summary>The function's ARN.</summary>
    public required string FunctionArn { get; init; }

    /// <summary>The instant of the call.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>
    /// The turn that makes the call: the function's table writes and events join it, and commit with its result.
    /// </summary>
    public required ITurnTransaction Transaction { get; init; }
}
