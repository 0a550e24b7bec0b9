using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Functions;

namespace Serverlesspresso.Web.Console.Functions;

/// <summary>What the page of a function shows.</summary>
public sealed record FunctionModel
{
    /// <summary>The function.</summary>
    public required FunctionLine Function { get; init; }

    /// <summary>Its ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>The rules that bring events to it.</summary>
    public required IReadOnlyList<RuleDocument> Rules { get; init; }

    /// <summary>Its latest calls, the newest first.</summary>
    public required IReadOnlyList<FunctionCall> Calls { get; init; }

    /// <summary>The call that is looked at; null for none.</summary>
    public FunctionCall? Call { get; init; }

    /// <summary>Whether the call is one that the page itself has just made.</summary>
    public bool IsAnswer { get; init; }

    /// <summary>The request as it is typed.</summary>
    public required string Request { get; init; }

    /// <summary>What is wrong with the request; null if nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>How a call failed that was never finished; null if none did.</summary>
    public string? Failure { get; init; }
}
