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

    /// <summary>What was logged.</summary>
    internal FunctionLog Output { get; } = new();

    /// <summary>Notes something for people who look at the call. No token, and nothing secret.</summary>
    /// <param name="line">A line of at most 500 characters.</param>
    public void Log(string line) => Output.Add(line);
}
