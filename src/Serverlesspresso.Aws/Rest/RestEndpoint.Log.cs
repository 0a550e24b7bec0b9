using Microsoft.Extensions.Logging;

namespace Serverlesspresso.Aws.Rest;

internal sealed partial class RestEndpoint
{
    [LoggerMessage(4011, LogLevel.Debug, "{Path} was refused with {Code}, request {RequestId}.")]
    private partial void LogRefused(string path, string code, string requestId);

    [LoggerMessage(4012, LogLevel.Error, "{Path} failed by a fault of the server, request {RequestId}.")]
    private partial void LogFailed(Exception exception, string path, string requestId);
}
