namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>A request or a response as TestState shows it.</summary>
public sealed record HttpMessage
{
    /// <summary>The protocol: <c>https</c> or <c>http</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>Of a request: the method.</summary>
    public string? Method { get; init; }

    /// <summary>Of a request: the address with its query.</summary>
    public string? Url { get; init; }

    /// <summary>Of a response: the status.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Of a response: the status in words.</summary>
    public string? StatusMessage { get; init; }

    /// <summary>The headers, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body; null if there is none.</summary>
    public string? Body { get; init; }
}
