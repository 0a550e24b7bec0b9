using Microsoft.Extensions.Logging;

namespace Serverlesspresso.Aws.Json;

internal sealed partial class JsonEndpoint
{
    [LoggerMessage(4001, LogLevel.Debug, "{Target} was refused with {Code}, request {RequestId}.")]
    private partial void LogRefused(string target, string code, string requestId);

    [LoggerMessage(4002, LogLevel.Error, "{Target} failed by a fault of the server, request {RequestId}.")]
    private partial void LogFailed(Exception exception, string target, string requestId);
}
