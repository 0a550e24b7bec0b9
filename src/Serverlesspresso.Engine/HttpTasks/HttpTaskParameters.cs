using System.Text.Json;
using Serverlesspresso.Engine.Integrations;

namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>Reads the parameters of <c>http:invoke</c>.</summary>
/// <remarks>Source: AWS Step Functions Developer Guide, Call HTTPS APIs in Step Functions workflows.</remarks>
internal static class HttpTaskParameters
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"];

    /// <summary>What belongs to the connection between two machines, or is set for every call.</summary>
    private static readonly string[] ReservedHeaders =
    [
        "Host", "Connection", "Content-Length", "Expect", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization",
        "Range", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "User-Agent", "Via",
    ];

    /// <summary>Reads the parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="HttpTaskParameterException">One is missing or cannot be used.</exception>
    public static HttpTaskRequest Read(JsonElement parameters)
    {
        var method = TaskParameters.FindText(parameters, "Method")
            ?? throw new HttpTaskParameterException("The parameter 'Method' is required");
        if (Array.IndexOf(Methods, method) < 0)
        {
            throw new HttpTaskParameterException(
                $"The parameter 'Method' is '{method}', but must be one of [{string.Join(", ", Methods)}]");
        }

        var headers = ReadPairs(parameters, "Headers");
        headers.ForEach(CheckHeader);
        var transform = Find(parameters, "Transform");
        var isForm = ReadIsForm(transform);
        var body = Find(parameters, "RequestBody");
        if (isForm && body is not { ValueKind: JsonValueKind.Object })
        {
            throw new HttpTaskParameterException("The parameter 'RequestBody' must be an object when it is URL encoded");
        }

        return new HttpTaskRequest
        {
            Method = method,
            Endpoint = ReadEndpoint(parameters),
            ConnectionArn = ReadConnection(parameters),
            Headers = headers,
            Query = ReadPairs(parameters, "QueryParameters"),
            Body = body?.GetRawText(),
            IsForm = isForm,
            Arrays = ReadArrays(transform),
        };
    }

    /// <summary>Reads the address alone.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="HttpTaskParameterException">It is missing or none.</exception>
    public static Uri ReadEndpoint(JsonElement parameters)
    {
        var text = TaskParameters.FindText(parameters, "ApiEndpoint")
            ?? throw new HttpTaskParameterException("The parameter 'ApiEndpoint' is required");
        return Uri.TryCreate(text, UriKind.Absolute, out var endpoint)
            && (endpoint.Scheme == Uri.UriSchemeHttps || endpoint.Scheme == Uri.UriSchemeHttp)
                ? endpoint
                : throw new HttpTaskParameterException($"The parameter 'ApiEndpoint' is no web address: '{text}'");
    }

    /// <summary>Says why a header cannot be sent, or null.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public static string? FindHeaderProblem(string name, string value)
    {
        const string marks = "!#$%&'*+-.^_`|~";
        if (ReservedHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return $"The header '{name}' cannot be set by a task";
        }

        var isName = name.Length > 0
            && name.All(character => char.IsAsciiLetterOrDigit(character) || marks.Contains(character, StringComparison.Ordinal));
        return !isName || value.Any(character => character is '\r' or '\n' or '\0')
            ? $"The header '{name}' has characters that headers cannot have"
            : null;
    }

    /// <summary>AWS has two names for it: Authentication is the older.</summary>
    private static string? ReadConnection(JsonElement parameters)
    {
        var given = Find(parameters, "InvocationConfig") ?? Find(parameters, "Authentication");
        return given is not { } authentication
            ? null
            : TaskParameters.FindText(authentication, "ConnectionArn")
                ?? throw new HttpTaskParameterException("The parameter 'ConnectionArn' is required");
    }

    private static List<KeyValuePair<string, string>> ReadPairs(JsonElement parameters, string name)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        if (Find(parameters, name) is not { } members)
        {
            return pairs;
        }

        if (members.ValueKind != JsonValueKind.Object)
        {
            throw new HttpTaskParameterException($"The parameter '{name}' must be an object");
        }

        foreach (var member in members.EnumerateObject())
        {
            var values = member.Value.ValueKind == JsonValueKind.Array ? [.. member.Value.EnumerateArray()] : (JsonElement[])[member.Value];
            pairs.AddRange(values.Select(value => KeyValuePair.Create(member.Name, FormBody.TextOf(value))));
        }

        return pairs;
    }

    private static void CheckHeader(KeyValuePair<string, string> header)
    {
        if (FindHeaderProblem(header.Key, header.Value) is { } problem)
        {
            throw new HttpTaskParameterException(problem);
        }
    }

    private static bool ReadIsForm(JsonElement? transform) =>
        (transform is { } given ? TaskParameters.FindText(given, "RequestBodyEncoding") : null) switch
        {
            null or "NONE" => false,
            "URL_ENCODED" => true,
            var other => throw new HttpTaskParameterException(
                $"The parameter 'RequestBodyEncoding' is '{other}', but must be one of [NONE, URL_ENCODED]"),
        };

    private static ArrayFormat ReadArrays(JsonElement? transform)
    {
        var options = transform is { } given ? Find(given, "RequestEncodingOptions") : null;
        return (options is { } found ? TaskParameters.FindText(found, "ArrayFormat") : null) switch
        {
            null or "INDICES" => ArrayFormat.Indices,
            "REPEAT" => ArrayFormat.Repeat,
            "COMMAS" => ArrayFormat.Commas,
            "BRACKETS" => ArrayFormat.Brackets,
            var other => throw new HttpTaskParameterException(
                $"The parameter 'ArrayFormat' is '{other}', but must be one of [INDICES, REPEAT, COMMAS, BRACKETS]"),
        };
    }

    private static JsonElement? Find(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;
}
