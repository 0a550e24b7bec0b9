using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Connections;
using Serverlesspresso.Engine.Integrations;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>Makes the calls of <c>http:invoke</c> and of API destinations. It follows no redirect: what is allowed cannot lead to what is not.</summary>
/// <remarks>Source: AWS Step Functions Developer Guide, Call HTTPS APIs in Step Functions workflows.</remarks>
public sealed partial class HttpCaller : IDisposable
{
    /// <summary>The error of a call that the operator has not allowed.</summary>
    internal const string AccessDenied = "States.Http.AccessDenied";

    /// <summary>The error of a call that got no answer.</summary>
    internal const string SocketError = "States.Http.Socket";

    /// <summary>The error of a call whose connection is not there, or not authorised.</summary>
    internal const string ConnectionNotFound = "Events.ConnectionResource.NotFound";

    /// <summary>The error of a call that got no access token.</summary>
    internal const string AuthorizationFailed = "Events.ConnectionResource.AuthorizationFailed";

    private readonly HttpClient _client = MakeClient(DecompressionMethods.None);
    private readonly HttpClient _unpackingClient = MakeClient(DecompressionMethods.GZip | DecompressionMethods.Deflate);
    private readonly AllowedEndpoints _allowed;
    private readonly ConnectionRegistry _connections;
    private readonly HttpManner _ofTasks;
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
        _ofTasks = HttpManner.OfTasks(arns.Region);
        _timeProvider = timeProvider;
        _logger = logger;
    }

    /// <summary>Whether an address may be called.</summary>
    /// <param name="address">The address.</param>
    public bool Allows(Uri address) => _allowed.Allows(address);

    /// <summary>Names the server that an address leads to.</summary>
    /// <param name="address">The address.</param>
    internal static string ServerOf(Uri address) =>
        string.Create(CultureInfo.InvariantCulture, $"{address.Scheme}://{address.IdnHost}:{address.Port}");

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _unpackingClient.Dispose();
    }

    /// <summary>Makes a call of a task. What goes wrong is an outcome of the task.</summary>
    /// <param name="request">The call.</param>
    /// <param name="revealsSecrets">Whether the request is shown with what its connection adds.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    internal async Task<HttpExchange> CallAsync(HttpTaskRequest request, bool revealsSecrets, CancellationToken cancellationToken)
    {
        var exchange = await CallAsync(request, _ofTasks, cancellationToken);
        return revealsSecrets || exchange.Request is null
            ? exchange
            : exchange with { Request = new HttpMessages(_ofTasks).Show(request) };
    }

    /// <summary>Makes a call. What goes wrong is an outcome. The request is shown with what its connection adds.</summary>
    /// <param name="request">The call.</param>
    /// <param name="manner">How it is made.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    internal async Task<HttpExchange> CallAsync(
        HttpTaskRequest request, HttpManner manner, CancellationToken cancellationToken)
    {
        if (!Allows(request.Endpoint))
        {
            return new HttpExchange { Outcome = NotAllowed(request.Endpoint) };
        }

        using var timeout = new CancellationTokenSource(manner.DurationMax, _timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var (authorized, refusal) = await AuthorizeAsync(request, manner, linked.Token);
            if (refusal is not null)
            {
                return new HttpExchange { Outcome = refusal };
            }

            // The time that a token takes is not the endpoint's.
            timeout.CancelAfter(manner.DurationMax);
            return await SendAsync(authorized, manner, linked.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return NoAnswer(request, manner, $"The request took longer than {manner.DurationMax.TotalSeconds} seconds.") with
            {
                HasTimedOut = true,
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            return NoAnswer(request, manner, exception.Message);
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
        AccessDenied,
        $"The endpoint '{endpoint.GetLeftPart(UriPartial.Path)}' is not among those that the operator of this server allows.");

    private static TaskOutcome.Failed TooLarge => new(
        "States.DataLimitExceeded",
        "The state/task 'http' returned a result with a size exceeding the maximum number of bytes service limit.");

    private static HttpClient MakeClient(DecompressionMethods unpacked) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = unpacked,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private static HttpExchange NoAnswer(HttpTaskRequest request, HttpManner manner, string cause) =>
        new() { Request = new HttpMessages(manner).Show(request), Outcome = new TaskOutcome.Failed(SocketError, cause) };

    private async Task<(HttpTaskRequest Authorized, TaskOutcome.Failed? Refusal)> AuthorizeAsync(
        HttpTaskRequest request, HttpManner manner, CancellationToken cancellationToken)
    {
        if (request.ConnectionArn is not { } arn)
        {
            return (request, null);
        }

        if (await _connections.FindAuthorizationAsync(arn, cancellationToken) is not { } authorization)
        {
            return (request, new TaskOutcome.Failed(
                ConnectionNotFound, $"The connection '{arn}' does not exist, or is not authorized."));
        }

        if (authorization.MakeTokenRequest() is not { } tokenRequest)
        {
            return (authorization.Apply(request, token: null), null);
        }

        if (!Allows(tokenRequest.Endpoint))
        {
            return (request, NotAllowed(tokenRequest.Endpoint));
        }

        var answer = await SendAsync(tokenRequest, manner.OfTokens, cancellationToken);
        return OAuthToken.Read(answer) is { } token
            ? (authorization.Apply(request, token), null)
            : (request, new TaskOutcome.Failed(
                AuthorizationFailed,
                $"The authorization endpoint of the connection '{arn}' gave no access token."));
    }

    private async Task<HttpExchange> SendAsync(
        HttpTaskRequest request, HttpManner manner, CancellationToken cancellationToken)
    {
        var messages = new HttpMessages(manner);
        using var message = messages.Make(request);
        var client = manner is { TakesPackedAnswers: true, LeavesBodies: false } ? _unpackingClient : _client;
        using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var body = manner.LeavesBodies
            ? await LeaveBodyAsync(response, manner.BodyBytesMax, cancellationToken)
            : await ReadBodyAsync(response, manner.BodyBytesMax, cancellationToken);
        var sent = messages.Show(request);
        return body is null
            ? new HttpExchange
            {
                Request = sent,
                Response = HttpMessages.Show(response, sent.Protocol, string.Empty),
                Outcome = TooLarge,
            }
            : new HttpExchange
            {
                Request = sent,
                Response = HttpMessages.Show(response, sent.Protocol, body),
                Outcome = Conclude(response, body),
            };
    }

    /// <summary>Reads the answer; null if it is longer than a task's result may be.</summary>
    private static async Task<string?> ReadBodyAsync(
        HttpResponseMessage response, int bytesMax, CancellationToken cancellationToken)
    {
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(bytesMax + 1);
        try
        {
            var length = await stream.ReadAtLeastAsync(
                buffer.AsMemory(0, bytesMax + 1), bytesMax + 1, throwOnEndOfStream: false, cancellationToken);
            return length > bytesMax ? null : Encoding.UTF8.GetString(buffer, 0, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Lets the other server say its say. The status has come, whatever becomes of the rest.</summary>
    private static async Task<string> LeaveBodyAsync(
        HttpResponseMessage response, int bytesMax, CancellationToken cancellationToken)
    {
        try
        {
            await ReadBodyAsync(response, bytesMax, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // It is of no use to anybody.
        }

        return string.Empty;
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
