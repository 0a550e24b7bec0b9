namespace Serverlesspresso.Engine.Destinations;

/// <summary>There is no API destination of this name.</summary>
/// <param name="name">The name.</param>
public sealed class ApiDestinationNotFoundException(string name) : RequestRefusedException(
    "ResourceNotFoundException",
    $"Failed to describe the api-destination(s). An api-destination '{name}' does not exist.");

/// <summary>There is an API destination of this name already.</summary>
/// <param name="name">The name.</param>
public sealed class ApiDestinationAlreadyExistsException(string name)
    : RequestRefusedException("ResourceAlreadyExistsException", $"An api-destination '{name}' already exists.");

/// <summary>The address of an API destination cannot be called.</summary>
/// <param name="reason">Why.</param>
public sealed class ApiDestinationInvalidException(string reason)
    : RequestRefusedException("ValidationException", $"Parameter InvocationEndpoint is not valid. Reason: {reason}");

/// <summary>A call cannot be made of a target's parameters and an event.</summary>
/// <param name="problem">Why.</param>
internal sealed class HttpParameterException(string problem) : RequestRefusedException("INVALID_PARAMETER", problem);
