namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>What a task or an API destination asks to be sent.</summary>
internal sealed record HttpTaskRequest
{
    /// <summary>The method, in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>The address; what it has as query goes before <see cref="Query"/>.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The connection that authorises the call, by its ARN; null for none.</summary>
    public string? ConnectionArn { get; init; }

    private const string KeyHeader = "Idempotency-Key";

    /// <summary>The headers, in order; a name may stand more than once.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The query parameters, in order; a name may stand more than once.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>The body: a JSON text; null for none.</summary>
    public string? Body { get; init; }

    /// <summary>Whether the body is sent as a form.</summary>
    public bool IsForm { get; init; }

    /// <summary>How arrays are written into a form.</summary>
    public ArrayFormat Arrays { get; init; }

    /// <summary>The request with the key by which the other server knows a call that is made again, unless the task names one.</summary>
    public HttpTaskRequest WithKey(string key) =>
        Headers.Any(header => header.Key.Equals(KeyHeader, StringComparison.OrdinalIgnoreCase))
            ? this
            : this with { Headers = [.. Headers, KeyValuePair.Create(KeyHeader, key)] };
}
