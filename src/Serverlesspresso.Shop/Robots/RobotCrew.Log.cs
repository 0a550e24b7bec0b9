using Microsoft.Extensions.Logging;

namespace Serverlesspresso.Shop.Robots;

internal sealed partial class RobotCrew
{
    [LoggerMessage(5301, LogLevel.Warning, "The robots of the shops could not work and try again later")]
    private partial void LogFailed(Exception exception);
}
