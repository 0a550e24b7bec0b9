namespace Serverlesspresso.Engine.StateMachines;

/// <summary>There is no state machine with this ARN.</summary>
/// <param name="arn">The ARN.</param>
public sealed class StateMachineDoesNotExistException(string arn)
    : RequestRefusedException("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{arn}'");

/// <summary>There is another state machine of this name, with another definition or role.</summary>
/// <param name="arn">Its ARN.</param>
public sealed class StateMachineAlreadyExistsException(string arn)
    : RequestRefusedException("StateMachineAlreadyExists", $"State Machine Already Exists: '{arn}'");

/// <summary>The definition has errors.</summary>
/// <param name="problem">The problems, as AWS words them.</param>
public sealed class InvalidDefinitionException(string problem)
    : RequestRefusedException("InvalidDefinition", $"Invalid State Machine Definition: '{problem}'");

/// <summary>A name is empty, too long, or has characters that names may not have.</summary>
/// <param name="name">The name.</param>
public sealed class InvalidNameException(string name)
    : RequestRefusedException("InvalidName", $"Invalid Name: '{name}'");

/// <summary>A text that must be an ARN of a certain kind is not.</summary>
/// <param name="arn">The text.</param>
public sealed class InvalidArnException(string arn)
    : RequestRefusedException("InvalidArn", $"Invalid Arn: '{arn}'");

/// <summary>The state machine is of a type that cannot do what is asked of it.</summary>
public sealed class StateMachineTypeNotSupportedException() : RequestRefusedException(
    "StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");

/// <summary>What is asked does not fit how things are now.</summary>
/// <param name="message">What does not fit.</param>
public sealed class ConflictException(string message) : RequestRefusedException("ConflictException", message);

/// <summary>There would be more than there may be.</summary>
/// <param name="message">Of what, and how many there may be.</param>
public sealed class ServiceQuotaExceededException(string message)
    : RequestRefusedException("ServiceQuotaExceededException", message);

/// <summary>An alias or a version that a request names is not there.</summary>
public sealed class ReferencedResourceNotFoundException()
    : RequestRefusedException("ResourceNotFound", "Request references a resource that does not exist.");

/// <summary>An alias cannot lead where it should.</summary>
/// <param name="message">Why not.</param>
public sealed class InvalidRoutingException(string message) : RequestRefusedException("ValidationException", message);
