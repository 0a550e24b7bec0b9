using Microsoft.Extensions.Logging;

namespace Serverlesspresso.Engine.Buses;

/// <content>What the buses log.</content>
public sealed partial class BusEvents
{
    [LoggerMessage(EventId = 2201, Level = LogLevel.Warning,
        Message = "Event {EventId} was put on bus {BusName}, which does not exist, and is dropped")]
    private partial void LogBusMissing(string busName, string eventId);
}
