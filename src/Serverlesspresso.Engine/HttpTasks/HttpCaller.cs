using System.Buffers;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Connections;
using Serverlesspresso.Engine.Integrations;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>Makes the calls of <c>http:invoke</c>. It follows no redirect: what is allowed cannot lead to what is not.</summary>
/// <remarks>Source: AWS Step Functions Developer Guide, Call HTTPS APIs in Step Functions workflows.</remarks>
public sealed partial class HttpCaller : IDisposable
{
    /// <summary>How long a call may take.</summary>
    public static readonly TimeSpan DurationMax = TimeSpan.FromSeconds(60);

    private const int BodyBytesMax = 262_144;

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
    private readonly ConnectionRegistry _connections;
    private readonly HttpMessages _messages;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<HttpCaller> _logger;

    /// <summary>Makes a caller.</summary>
    /// <param name="options">What may be called.</param>
    /// <param name="connections">Authorise calls.</param>
    /// <param name="arns">Knows the region, which every call names.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="logger">Hears of faults of this server.</param>
    public HttpCaller(
        IOptions<HttpTaskOptions> options,
        ConnectionRegistry connections,
        Arns arns,
        TimeProvider timeProvider,
        ILogger<HttpCaller> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(arns);
        _allowed = new AllowedEndpoints(options.Value);
        _connections = connections;
        _messages = new HttpMessages(arns.Region, BodyBytesMax);
        _timeProvider = timeProvider;
        _logger = logger;
    }

    /// <summary>Whether a task may call an address.</summary>
    /// <param name="address">The address.</param>
    public bool Allows(Uri address) => _allowed.Allows(address);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>Makes a call. What goes wrong is an outcome of the task.</summary>
    /// <param name="request">The call.</param>
    /// <param name="revealsSecrets">Whether the request is shown with what its connection adds.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    internal async Task<HttpExchange> CallAsync(HttpTaskRequest request, bool revealsSecrets, CancellationToken cancellationToken)
    {
        if (!Allows(request.Endpoint))
        {
            return new HttpExchange { Outcome = NotAllowed(request.Endpoint) };
        }

        using var timeout = new CancellationTokenSource(DurationMax, _timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var (authorized, refusal) = await AuthorizeAsync(request, linked.Token);
            if (refusal is not null)
            {
                return new HttpExchange { Outcome = refusal };
            }

            var exchange = await SendAsync(authorized, linked.Token);
            return revealsSecrets ? exchange : exchange with { Request = _messages.Show(request) };
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return NoAnswer(request, $"The request took longer than {DurationMax.TotalSeconds} seconds.");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return NoAnswer(request, exception.Message);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or StoreException))
        {
            // The other server may have done what it was asked: the call is not made again for a fault of this one.
            LogFailed(exception, request.Endpoint.Host);
            return new HttpExchange { Outcome = new TaskOutcome.Failed("States.Runtime", exception.Message) };
        }
    }

    [LoggerMessage(3401, LogLevel.Error, "A call to {host} could not be made or its answer not be read")]
    private partial void LogFailed(Exception exception, string host);

    /// <summary>The outcome of a call that the operator has not allowed.</summary>
    internal static TaskOutcome.Failed NotAllowed(Uri endpoint) => new(
        "States.Http.AccessDenied",
        $"The endpoint '{endpoint.GetLeftPart(UriPartial.Path)}' is not among those that the operator of this server allows.");

    private static TaskOutcome.Failed TooLarge => new(
        "States.DataLimitExceeded",
        "The state/task 'http' returned a result with a size exceeding the maximum number of bytes service limit.");

    private HttpExchange NoAnswer(HttpTaskRequest request, string cause) =>
        new() { Request = _messages.Show(request), Outcome = new TaskOutcome.Failed("States.Http.Socket", cause) };

    private async Task<(HttpTaskRequest Authorized, TaskOutcome.Failed? Refusal)> AuthorizeAsync(
        HttpTaskRequest request, CancellationToken cancellationToken)
    {
        if (request.ConnectionArn is not { } arn)
        {
            return (request, null);
        }

        if (await _connections.FindAuthorizationAsync(arn, cancellationToken) is not { } authorization)
        {
            return (request, new TaskOutcome.Failed(
                "Events.ConnectionResource.NotFound", $"The connection '{arn}' does not exist, or is not authorized."));
        }

        if (authorization.MakeTokenRequest() is not { } tokenRequest)
        {
            return (authorization.Apply(request, token: null), null);
        }

        if (!Allows(tokenRequest.Endpoint))
        {
            return (request, NotAllowed(tokenRequest.Endpoint));
        }

        var answer = await SendAsync(tokenRequest, cancellationToken);
        return OAuthToken.Read(answer) is { } token
            ? (authorization.Apply(request, token), null)
            : (request, new TaskOutcome.Failed(
                "Events.ConnectionResource.AuthorizationFailed",
                $"The authorization endpoint of the connection '{arn}' gave no access token."));
    }

    private async Task<HttpExchange> SendAsync(HttpTaskRequest request, CancellationToken cancellationToken)
    {
        using var message = _messages.Make(request);
        using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var body = await ReadBodyAsync(response, cancellationToken);
        var sent = _messages.Show(request);
        return body is null
            ? new HttpExchange { Request = sent, Outcome = TooLarge }
            : new HttpExchange
            {
                Request = sent,
                Response = HttpMessages.Show(response, sent.Protocol, body),
                Outcome = Conclude(response, body),
            };
    }

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
            return new TaskOutcome.Failed($"States.Http.StatusCode.{status}", body.Length > 0 ? body : response.ReasonPhrase ?? string.Empty);
        }

        return new TaskOutcome.Succeeded(HttpTaskResult.Write(
            HeadersOf(response), HttpMessages.IsJson(response.Content.Headers.ContentType?.ToString()), body, status, response.ReasonPhrase ?? string.Empty));
    }

    private static IEnumerable<KeyValuePair<string, IEnumerable<string>>> HeadersOf(HttpResponseMessage response) =>
        response.Headers.Concat(response.Content.Headers);
}
