using Serverlesspresso.Engine;

namespace Serverlesspresso.Aws.Requests;

/// <summary>A body longer than the service takes.</summary>
internal sealed class RequestTooLargeException(int bytesMax) : RequestRefusedException(
    "RequestEntityTooLargeException", $"Request size exceeded {bytesMax} bytes. ");
