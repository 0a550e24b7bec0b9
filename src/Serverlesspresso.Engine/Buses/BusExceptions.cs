namespace Serverlesspresso.Engine.Buses;

/// <summary>There is no bus, rule or other resource of this name.</summary>
/// <param name="message">AWS's text.</param>
public sealed class EventResourceNotFoundException(string message)
    : RequestRefusedException("ResourceNotFoundException", message);

/// <summary>There is a bus of this name already.</summary>
/// <param name="busName">The name.</param>
public sealed class EventBusAlreadyExistsException(string busName)
    : RequestRefusedException("ResourceAlreadyExistsException", $"Event bus {busName} already exists.");

/// <summary>There is something of this name already.</summary>
/// <param name="message">AWS's text.</param>
public sealed class EventResourceAlreadyExistsException(string message)
    : RequestRefusedException("ResourceAlreadyExistsException", message);

/// <summary>A rule belongs to a service, and only that changes it.</summary>
/// <param name="ruleName">The rule.</param>
public sealed class ManagedRuleException(string ruleName) : RequestRefusedException(
    "ManagedRuleException", $"{ruleName} is a managed rule. Set 'force' parameter to true to override.");

/// <summary>A text is no event pattern.</summary>
/// <param name="message">What is wrong, and where.</param>
public sealed class InvalidEventPatternException(string message)
    : RequestRefusedException("InvalidEventPatternException", message);

/// <summary>A request to the bus cannot be carried out as it is.</summary>
/// <param name="message">What is wrong.</param>
public sealed class EventRequestInvalidException(string message)
    : RequestRefusedException("ValidationException", message);

/// <summary>There would be more of something than there may be, such as targets of a rule or replays at a time.</summary>
public sealed class EventLimitExceededException() : RequestRefusedException(
    "LimitExceededException", "The requested resource exceeds the maximum number allowed.");
