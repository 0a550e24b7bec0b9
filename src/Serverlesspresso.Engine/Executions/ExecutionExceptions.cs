namespace Serverlesspresso.Engine.Executions;

/// <summary>There is no execution with this ARN.</summary>
/// <param name="arn">The ARN.</param>
public sealed class ExecutionDoesNotExistException(string arn)
    : RequestRefusedException("ExecutionDoesNotExist", $"Execution Does Not Exist: '{arn}'");

/// <summary>The name is taken by an execution that has ended, or that has another input.</summary>
/// <param name="arn">Its ARN.</param>
public sealed class ExecutionAlreadyExistsException(string arn)
    : RequestRefusedException("ExecutionAlreadyExists", $"Execution Already Exists: '{arn}'");

/// <summary>The execution cannot be redriven.</summary>
/// <param name="reason">Why not.</param>
public sealed class ExecutionNotRedrivableException(string reason)
    : RequestRefusedException("ExecutionNotRedrivable", reason);

/// <summary>The input is not JSON, or too long.</summary>
/// <param name="problem">What is wrong with it.</param>
public sealed class InvalidExecutionInputException(string problem)
    : RequestRefusedException("InvalidExecutionInput", $"Invalid State Machine Execution Input: '{problem}'");

/// <summary>The output handed back with a task token is not JSON, or too long.</summary>
/// <param name="problem">What is wrong with it.</param>
public sealed class InvalidOutputException(string problem)
    : RequestRefusedException("InvalidOutput", $"Invalid Output: '{problem}'");

/// <summary>This server never made the task token.</summary>
public sealed class InvalidTokenException() : RequestRefusedException("InvalidToken", "Invalid Token: 'Invalid token'");

/// <summary>The execution no longer waits on the task token: it was used, its time ran out, or the execution ended.</summary>
public sealed class TaskTimedOutException()
    : RequestRefusedException("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
