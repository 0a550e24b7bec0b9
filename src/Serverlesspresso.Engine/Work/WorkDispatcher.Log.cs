using Microsoft.Extensions.Logging;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Work;

/// <content>What the dispatcher logs.</content>
public sealed partial class WorkDispatcher
{
    [LoggerMessage(EventId = 2001, Level = LogLevel.Error,
        Message = "Work {WorkId} ({WorkKind} of {WorkKey}) failed and is put off")]
    private partial void LogWorkFailed(Exception exception, WorkKind workKind, long workId, string workKey);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Error, Message = "The scan for due work failed and is repeated")]
    private partial void LogScanFailed(Exception exception);
}
