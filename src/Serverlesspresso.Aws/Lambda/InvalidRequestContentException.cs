using Serverlesspresso.Engine;

namespace Serverlesspresso.Aws.Lambda;

/// <summary>A payload that is not JSON.</summary>
internal sealed class InvalidRequestContentException() : RequestRefusedException(
    "InvalidRequestContentException",
    "Could not parse request body into json: Could not parse payload into json");
