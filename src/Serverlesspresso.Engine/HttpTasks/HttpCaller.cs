using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Integrations;

namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>Makes the calls of <c>http:invoke</c>. It follows no redirect: what is allowed cannot lead to what is not.</summary>
/// <remarks>Source: AWS Step Functions Developer Guide, Call HTTPS APIs in Step Functions workflows.</remarks>
public sealed class HttpCaller : IDisposable
{
    /// <summary>How long a call may take.</summary>
    public static readonly TimeSpan DurationMax = TimeSpan.FromSeconds(60);

    private const int BodyBytesMax = 262_144;
    private const string JsonType = "application/json";
    private const string FormType = "application/x-www-form-urlencoded";

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private readonly AllowedEndpoints _allowed;
    private readonly string _userAgent;
    private readonly TimeProvider _timeProvider;

    /// <summary>Makes a caller.</summary>
    /// <param name="options">What may be called.</param>
    /// <param name="arns">Knows the region, which every call names.</param>
    /// <param name="timeProvider">The clock.</param>
    public HttpCaller(IOptions<HttpTaskOptions> options, Arns arns, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(arns);
        _allowed = new AllowedEndpoints(options.Value);
        _userAgent = $"Amazon|StepFunctions|HttpInvoke|{arns.Region}";
        _timeProvider = timeProvider;
    }

    /// <summary>Whether a task may call an address.</summary>
    /// <param name="address">The address.</param>
    public bool Allows(Uri address) => _allowed.Allows(address);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>Makes a call. What goes wrong is an outcome of the task.</summary>
    /// <param name="request">The call. Its address is allowed.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    internal async Task<HttpExchange> CallAsync(HttpTaskRequest request, CancellationToken cancellationToken)
    {
        if (!Allows(request.Endpoint))
        {
            return new HttpExchange { Outcome = NotAllowed(request.Endpoint) };
        }

        using var message = MakeMessage(request, out var body);
        var sent = Show(message, body);
        using var timeout = new CancellationTokenSource(DurationMax, _timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, linked.Token);
            var answer = await ReadBodyAsync(response, linked.Token);
            return answer is null
                ? new HttpExchange { Request = sent, Outcome = TooLarge }
                : new HttpExchange
                {
                    Request = sent,
                    Response = Show(response, sent.Protocol, answer),
                    Outcome = Conclude(response, answer),
                };
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new HttpExchange { Request = sent, Outcome = NoAnswer($"The request took longer than {DurationMax.TotalSeconds} seconds.") };
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return new HttpExchange { Request = sent, Outcome = NoAnswer(exception.Message) };
        }
    }

    /// <summary>The outcome of a call that the operator has not allowed.</summary>
    internal static TaskOutcome.Failed NotAllowed(Uri endpoint) => new(
        "States.Http.AccessDenied",
        $"The endpoint '{endpoint.GetLeftPart(UriPartial.Path)}' is not among those that the operator of this server allows.");

    private static TaskOutcome.Failed TooLarge => new(
        "States.DataLimitExceeded",
        "The state/task 'http' returned a result with a size exceeding the maximum number of bytes service limit.");

    private static TaskOutcome.Failed NoAnswer(string cause) => new("States.Http.Socket", cause);

    private HttpRequestMessage MakeMessage(HttpTaskRequest request, out string? body)
    {
        var query = string.Join('&', request.Query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        var address = new UriBuilder(request.Endpoint);
        address.Query = address.Query.Length > 1 && query.Length > 0 ? $"{address.Query}&{query}" : address.Query + query;
        var message = new HttpRequestMessage(new HttpMethod(request.Method), address.Uri);
        message.Headers.TryAddWithoutValidation("Range", $"bytes=0-{BodyBytesMax}");
        message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        var type = request.Headers.LastOrDefault(header => IsContentType(header.Key)).Value ?? (request.IsForm ? FormType : JsonType);
        body = MakeBody(request, type);
        if (body is not null)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            message.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        foreach (var (name, value) in request.Headers.Where(header => !IsContentType(header.Key)))
        {
            // Those that belong to a body are dropped where there is none.
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    /// <summary>A text that is sent as anything but JSON is sent without its quotes.</summary>
    private static string? MakeBody(HttpTaskRequest request, string type)
    {
        if (request.Body is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(request.Body);
        if (request.IsForm)
        {
            return FormBody.Write(document.RootElement, request.Arrays);
        }

        return document.RootElement.ValueKind == JsonValueKind.String && !IsJson(type)
            ? document.RootElement.GetString()
            : request.Body;
    }

    private static bool IsContentType(string header) => header.Equals("Content-Type", StringComparison.OrdinalIgnoreCase);

    private static bool IsJson(string? type) =>
        type is not null && type.Split(';')[0].Trim() is var media
        && (media.Equals(JsonType, StringComparison.OrdinalIgnoreCase) || media.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads the answer; null if it is longer than a task's result may be.</summary>
    private static async Task<string?> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(BodyBytesMax + 1);
        try
        {
            var length = await stream.ReadAtLeastAsync(
                buffer.AsMemory(0, BodyBytesMax + 1), BodyBytesMax + 1, throwOnEndOfStream: false, cancellationToken);
            return length > BodyBytesMax ? null : Encoding.UTF8.GetString(buffer, 0, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static TaskOutcome Conclude(HttpResponseMessage response, string body)
    {
        var status = (int)response.StatusCode;
        if (!response.IsSuccessStatusCode)
        {
            return new TaskOutcome.Failed($"States.Http.StatusCode.{status}", body.Length > 0 ? body : StatusText(response));
        }

        return new TaskOutcome.Succeeded(HttpTaskResult.Write(
            HeadersOf(response), IsJson(response.Content.Headers.ContentType?.ToString()), body, status, StatusText(response)));
    }

    private static string StatusText(HttpResponseMessage response) => response.ReasonPhrase ?? string.Empty;

    private static IEnumerable<KeyValuePair<string, IEnumerable<string>>> HeadersOf(HttpResponseMessage response) =>
        response.Headers.Concat(response.Content.Headers);

    private static HttpMessage Show(HttpRequestMessage message, string? body) => new()
    {
        Protocol = message.RequestUri!.Scheme, // Given when it was made.
        Method = message.Method.Method,
        Url = message.RequestUri.AbsoluteUri,
        Headers = Flatten(message.Headers.NonValidated, message.Content?.Headers.NonValidated),
        Body = body,
    };

    private static HttpMessage Show(HttpResponseMessage response, string protocol, string body) => new()
    {
        Protocol = protocol,
        StatusCode = (int)response.StatusCode,
        StatusMessage = StatusText(response),
        Headers = Flatten(response.Headers.NonValidated, response.Content.Headers.NonValidated),
        Body = body,
    };

    private static List<KeyValuePair<string, string>> Flatten(HttpHeadersNonValidated own, HttpHeadersNonValidated? ofContent) =>
        [.. own.Concat(ofContent ?? default).Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()))];
}
