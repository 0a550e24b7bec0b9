using Serverlesspresso.Engine;

namespace Serverlesspresso.Aws.Json;

/// <summary>A request for an operation that the server does not have.</summary>
internal sealed class UnknownOperationException() : RequestRefusedException("UnknownOperationException", "");
