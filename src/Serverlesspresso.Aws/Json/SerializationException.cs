using Serverlesspresso.Engine;

namespace Serverlesspresso.Aws.Json;

/// <summary>A body that is not JSON, or whose members are of the wrong kind.</summary>
/// <param name="message">AWS's text; empty where AWS gives none.</param>
internal sealed class SerializationException(string message)
    : RequestRefusedException("SerializationException", message);
