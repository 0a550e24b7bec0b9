using Serverlesspresso.Engine;

namespace Serverlesspresso.Aws.Validation;

/// <summary>A request whose members break the constraints of the service's model.</summary>
internal sealed class ValidationException(string message) : RequestRefusedException("ValidationException", message);
