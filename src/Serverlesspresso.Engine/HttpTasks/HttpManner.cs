using System.Collections.Frozen;
using System.Globalization;

namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>How the calls of one service of AWS look and how long they may take.</summary>
internal sealed record HttpManner
{
    /// <summary>Who calls.</summary>
    public required string UserAgent { get; init; }

    /// <summary>The part of an answer that is asked for.</summary>
    public required string Range { get; init; }

    /// <summary>The type of a JSON body that names none.</summary>
    public required string JsonType { get; init; }

    /// <summary>How long a call may take.</summary>
    public required TimeSpan DurationMax { get; init; }

    /// <summary>How many bytes of an answer are read.</summary>
    public required int BodyBytesMax { get; init; }

    /// <summary>The headers that neither tasks nor connections can set: they are not sent.</summary>
    public FrozenSet<string> RemovedHeaders { get; init; } = [];

    /// <summary>Whether each call has a network connection of its own, which ends with it.</summary>
    public bool ClosesConnections { get; init; }

    /// <summary>Whether an answer may come packed.</summary>
    public bool TakesPackedAnswers { get; init; }

    /// <summary>Whether nothing of an answer counts but how it begins: its body may repeat secrets, and nobody is to see them.</summary>
    public bool LeavesBodies { get; init; }

    /// <summary>The same for a call that fetches a token, whose answer is read.</summary>
    public HttpManner OfTokens => this with { LeavesBodies = false };

    /// <summary>Calls of <c>http:invoke</c>.</summary>
    /// <param name="region">The region, which every call names.</param>
    /// <remarks>Source: AWS Step Functions Developer Guide, Call HTTPS APIs in Step Functions workflows.</remarks>
    public static HttpManner OfTasks(string region) => new()
    {
        UserAgent = $"Amazon|StepFunctions|HttpInvoke|{region}",
        Range = string.Create(CultureInfo.InvariantCulture, $"bytes=0-{TaskBodyBytesMax}"),
        JsonType = "application/json",
        DurationMax = TimeSpan.FromSeconds(60),
        BodyBytesMax = TaskBodyBytesMax,
    };

    /// <summary>Calls of API destinations. Of their answers only the status counts.</summary>
    /// <remarks>Source: Amazon EventBridge User Guide, API destinations.</remarks>
    public static HttpManner OfDestinations { get; } = new()
    {
        UserAgent = "Amazon/EventBridge/ApiDestinations",
        Range = "bytes=0-1048575",
        JsonType = "application/json; charset=utf-8",
        DurationMax = TimeSpan.FromSeconds(5),
        BodyBytesMax = 16_384,
        ClosesConnections = true,
        TakesPackedAnswers = true,
        LeavesBodies = true,
        RemovedHeaders = FrozenSet.Create(
            StringComparer.OrdinalIgnoreCase,
            "A-IM", "Accept-Charset", "Accept-Datetime", "Accept-Encoding", "Cache-Control", "Connection",
            "Content-Encoding", "Content-Length", "Content-MD5", "Date", "Expect", "Forwarded", "From", "Host",
            "HTTP2-Settings", "If-Match", "If-Modified-Since", "If-None-Match", "If-Range", "If-Unmodified-Since",
            "Max-Forwards", "Origin", "Pragma", "Proxy-Authorization", "Range", "Referer", "TE", "Trailer",
            "Transfer-Encoding", "User-Agent", "Upgrade", "Via", "Warning"),
    };

    private const int TaskBodyBytesMax = 262_144;
}
