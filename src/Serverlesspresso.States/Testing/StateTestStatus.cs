namespace Serverlesspresso.States.Testing;

/// <summary>How a tested state ended.</summary>
/// <remarks>Source: AWS Step Functions API Reference, TestState, status.</remarks>
public enum StateTestStatus
{
    /// <summary>It succeeded.</summary>
    Succeeded,

    /// <summary>It failed, and nothing of its own caught that.</summary>
    Failed,

    /// <summary>It failed, and would be tried again.</summary>
    Retriable,

    /// <summary>It failed, and a catcher of its own says where to go.</summary>
    CaughtError,
}
