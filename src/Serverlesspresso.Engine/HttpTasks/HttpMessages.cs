using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Serverlesspresso.Events.Envelopes;

namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>Makes requests of what tasks ask for, and shows messages.</summary>
/// <param name="manner">How they look.</param>
internal sealed class HttpMessages(HttpManner manner)
{
    private const string JsonType = "application/json";
    private const string FormType = "application/x-www-form-urlencoded";

    /// <summary>Makes the request to send.</summary>
    public HttpRequestMessage Make(HttpTaskRequest request)
    {
        var query = string.Join('&', request.Query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        var address = new UriBuilder(request.Endpoint);
        address.Query = address.Query.Length > 1 && query.Length > 0 ? $"{address.Query}&{query}" : address.Query + query;
        var message = new HttpRequestMessage(new HttpMethod(request.Method), address.Uri);
        message.Headers.TryAddWithoutValidation("Range", manner.Range);
        message.Headers.TryAddWithoutValidation("User-Agent", manner.UserAgent);
        message.Headers.ConnectionClose = manner.ClosesConnections ? true : null;
        if (manner.TakesPackedAnswers)
        {
            message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip,deflate");
        }

        var type = TypeOf(request);
        var body = MakeBody(request, type);
        if (body is not null)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            message.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        foreach (var (name, value) in request.Headers.Where(header => !IsContentType(header.Key) && !manner.RemovedHeaders.Contains(header.Key)))
        {
            // Those that belong to a body are dropped where there is none.
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    /// <summary>Shows a request as it is sent.</summary>
    public HttpMessage Show(HttpTaskRequest request)
    {
        using var message = Make(request);
        return new HttpMessage
        {
            Protocol = message.RequestUri!.Scheme, // Given when it was made.
            Method = message.Method.Method,
            Url = message.RequestUri.AbsoluteUri,
            Headers = Flatten(message.Headers.NonValidated, message.Content?.Headers.NonValidated),
            Body = MakeBody(request, TypeOf(request)),
        };
    }

    /// <summary>Shows an answer.</summary>
    public static HttpMessage Show(HttpAnswer answer, string protocol) => new()
    {
        Protocol = protocol,
        StatusCode = answer.Status,
        StatusMessage = answer.StatusText,
        Headers = Flatten(answer.Headers.NonValidated, answer.ContentHeaders.NonValidated),
        Body = answer.Body ?? string.Empty,
    };

    private static bool IsContentType(string header) => header.Equals("Content-Type", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a content type is that of JSON.</summary>
    public static bool IsJson(string? type) =>
        type is not null && type.Split(';')[0].Trim() is var media
        && (media.Equals(JsonType, StringComparison.OrdinalIgnoreCase) || media.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    private string TypeOf(HttpTaskRequest request) =>
        request.Headers.LastOrDefault(header => IsContentType(header.Key)).Value ?? (request.IsForm ? FormType : manner.JsonType);

    /// <summary>A text that is sent as anything but JSON is sent without its quotes.</summary>
    private static string? MakeBody(HttpTaskRequest request, string type)
    {
        if (request.Body is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(request.Body, EventEnvelope.DocumentOptions);
        if (request.IsForm)
        {
            return FormBody.Write(document.RootElement, request.Arrays);
        }

        return document.RootElement.ValueKind == JsonValueKind.String && !IsJson(type)
            ? document.RootElement.GetString()
            : request.Body;
    }

    private static List<KeyValuePair<string, string>> Flatten(HttpHeadersNonValidated own, HttpHeadersNonValidated? ofContent) =>
        [.. own.Concat(ofContent ?? default).Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()))];
}
