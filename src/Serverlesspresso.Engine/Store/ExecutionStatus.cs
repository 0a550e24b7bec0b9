namespace Serverlesspresso.Engine.Store;

/// <summary>How an execution stands. The numbers are stored and never change their meaning.</summary>
/// <remarks>Source: AWS Step Functions API Reference, DescribeExecution, status.</remarks>
public enum ExecutionStatus
{
    /// <summary>It runs or waits.</summary>
    Running = 1,

    /// <summary>It reached its end.</summary>
    Succeeded = 2,

    /// <summary>It ended with an error.</summary>
    Failed = 3,

    /// <summary>Its time ran out.</summary>
    TimedOut = 4,

    /// <summary>Somebody stopped it.</summary>
    Aborted = 5,
}
