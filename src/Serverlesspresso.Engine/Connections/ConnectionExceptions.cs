namespace Serverlesspresso.Engine.Connections;

/// <summary>There is no connection of this name.</summary>
/// <param name="name">The name.</param>
public sealed class ConnectionNotFoundException(string name) : RequestRefusedException(
    "ResourceNotFoundException", $"Failed to describe the connection(s). Connection '{name}' does not exist.");

/// <summary>There is a connection of this name already.</summary>
/// <param name="name">The name.</param>
public sealed class ConnectionAlreadyExistsException(string name)
    : RequestRefusedException("ResourceAlreadyExistsException", $"Connection {name} already exists.");

/// <summary>The parameters of a connection are not those of its type.</summary>
/// <param name="message">What is wrong.</param>
public sealed class ConnectionInvalidException(string message) : RequestRefusedException("ValidationException", message);
