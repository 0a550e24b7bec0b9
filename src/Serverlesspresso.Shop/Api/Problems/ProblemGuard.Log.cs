using Microsoft.Extensions.Logging;

namespace Serverlesspresso.Shop.Api.Problems;

internal static partial class ProblemGuard
{
    [LoggerMessage(EventId = 4101, Level = LogLevel.Error, Message = "{Endpoint} failed.")]
    private static partial void LogFault(ILogger logger, string? endpoint, Exception fault);
}
