using Microsoft.Extensions.Logging;

namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>What the store tells the log.</summary>
internal static partial class SqliteStoreLog
{
    [LoggerMessage(
        3001,
        LogLevel.Information,
        "Opened {Path}, schema {Schema}, in {Milliseconds} ms; last process stopped hard: {WasStoppedHard}")]
    public static partial void Opened(
        ILogger logger, string path, int schema, double milliseconds, bool wasStoppedHard);

    [LoggerMessage(3002, LogLevel.Information, "Closed {Path}")]
    public static partial void Closed(ILogger logger, string path);

    [LoggerMessage(3003, LogLevel.Warning, "A checkpoint of {Path} failed and will be tried again")]
    public static partial void CheckpointFailed(ILogger logger, Exception exception, string path);
}
