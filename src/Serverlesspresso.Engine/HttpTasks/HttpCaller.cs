using System.Buffers;
using System.Globalization;
using System.IO.Compression;
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
    private readonly HttpManner _ofTasks;
    private readonly OAuthTokens _tokens;
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
        _tokens = new OAuthTokens(timeProvider);
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
    public void Dispose() => _client.Dispose();

    /// <summary>Makes a call of a task.</summary>
    /// <param name="request">The call.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    internal Task<HttpReply> CallAsync(HttpTaskRequest request, CancellationToken cancellationToken) =>
        CallAsync(request, _ofTasks, cancellationToken);

    /// <summary>Shows a call of a task.</summary>
    /// <param name="request">The call.</param>
    /// <param name="reply">What came of it.</param>
    /// <param name="revealsSecrets">Whether it is shown with what its connection adds.</param>
    internal HttpExchange Show(HttpTaskRequest request, HttpReply reply, bool revealsSecrets) => new(
        reply.Sent is { } sent ? new HttpMessages(_ofTasks).Show(revealsSecrets ? sent : request) : null,
        reply.Answer is { } answer ? HttpMessages.Show(answer, request.Endpoint.Scheme) : null);

    /// <summary>Makes a call. What goes wrong is told in the reply.</summary>
    /// <param name="request">The call.</param>
    /// <param name="manner">How it is made.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    internal async Task<HttpReply> CallAsync(
        HttpTaskRequest request, HttpManner manner, CancellationToken cancellationToken)
    {
        if (!Allows(request.Endpoint))
        {
            return new HttpReply { Failure = NotAllowed(request.Endpoint) };
        }

        using var timeout = new CancellationTokenSource(manner.DurationMax, _timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var (authorized, token, refusal) = await AuthorizeAsync(request, manner, linked.Token);
            if (refusal is not null)
            {
                return new HttpReply { Failure = refusal };
            }

            // The time that a token takes is not the endpoint's.
            timeout.CancelAfter(manner.DurationMax);
            var answer = await SendAsync(authorized, manner, linked.Token);
            if (answer.Status is 401 or 407 && request.ConnectionArn is { } connection && token is var (revision, header))
            {
                // The next try gets another one.
                _tokens.Drop(connection, revision, header);
            }

            return new HttpReply { Sent = authorized, Answer = answer };
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return NoAnswer(request, TookLonger(manner)) with { HasTimedOut = true };
        }
        catch (TimeoutException exception)
        {
            // It waited for a token that another call fetched.
            return NoAnswer(request, exception.Message) with { HasTimedOut = true };
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            return NoAnswer(request, exception.Message);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or StoreException))
        {
            // The other server may have done what it was asked: the call is not made again for a fault of this one.
            LogFailed(exception, request.Endpoint.Host);
            return new HttpReply { Failure = new TaskOutcome.Failed("States.Runtime", exception.Message) };
        }
    }

    [LoggerMessage(3401, LogLevel.Error, "A call to {host} could not be made or its answer not be read")]
    private partial void LogFailed(Exception exception, string host);

    /// <summary>The outcome of a call that the operator has not allowed.</summary>
    internal static TaskOutcome.Failed NotAllowed(Uri endpoint) => new(
        AccessDenied,
        $"The endpoint '{endpoint.GetLeftPart(UriPartial.Path)}' is not among those that the operator of this server allows.");

    private static HttpReply NoAnswer(HttpTaskRequest request, string cause) =>
        new() { Sent = request, Failure = new TaskOutcome.Failed(SocketError, cause) };

    private static string TookLonger(HttpManner manner) => string.Create(
        CultureInfo.InvariantCulture, $"The request took longer than {manner.DurationMax.TotalSeconds} seconds.");

    private async Task<(HttpTaskRequest Authorized, (long Revision, string Header)? Token, TaskOutcome.Failed? Refusal)> AuthorizeAsync(
        HttpTaskRequest request, HttpManner manner, CancellationToken cancellationToken)
    {
        if (request.ConnectionArn is not { } arn)
        {
            return (request, null, null);
        }

        if (await _connections.FindAuthorizationAsync(arn, cancellationToken) is not { } authorization)
        {
            return (request, null, new TaskOutcome.Failed(
                ConnectionNotFound, $"The connection '{arn}' does not exist, or is not authorized."));
        }

        if (authorization.MakeTokenRequest() is not { } tokenRequest)
        {
            return (authorization.Apply(request, token: null), null, null);
        }

        if (!Allows(tokenRequest.Endpoint))
        {
            return (request, null, NotAllowed(tokenRequest.Endpoint));
        }

        var header = await _tokens.GetAsync(
            arn, authorization.Revision, () => FetchTokenAsync(tokenRequest, manner), cancellationToken);
        return header is null
            ? (request, null, new TaskOutcome.Failed(
                AuthorizationFailed,
                $"The authorization endpoint of the connection '{arn}' gave no access token."))
            : (authorization.Apply(request, header), (authorization.Revision, header), null);
    }

    /// <summary>Fetches a token. Other calls may wait for it too: the end of the one that began is not its end.</summary>
    private async Task<OAuthToken?> FetchTokenAsync(HttpTaskRequest request, HttpManner manner)
    {
        using var timeout = new CancellationTokenSource(manner.DurationMax, _timeProvider);
        try
        {
            return OAuthToken.Read(await SendAsync(request, manner.OfTokens, timeout.Token));
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested)
        {
            throw new TimeoutException(TookLonger(manner), exception);
        }
    }

    private async Task<HttpAnswer> SendAsync(HttpTaskRequest request, HttpManner manner, CancellationToken cancellationToken)
    {
        using var message = new HttpMessages(manner).Make(request);
        using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var body = manner.LeavesBodies
            ? await LeaveBodyAsync(response, manner.BodyBytesMax, cancellationToken)
            : await ReadBodyAsync(response, manner, cancellationToken);
        return new HttpAnswer(
            (int)response.StatusCode,
            response.ReasonPhrase ?? string.Empty,
            response.Headers,
            response.Content.Headers,
            body);
    }

    /// <summary>Reads the answer; null if it is longer than may be.</summary>
    private static async Task<string?> ReadBodyAsync(
        HttpResponseMessage response, HttpManner manner, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var unpacked = manner.TakesPackedAnswers ? Unpack(stream, response.Content.Headers.ContentEncoding) : stream;
        return await ReadAsync(unpacked, manner.BodyBytesMax, cancellationToken);
    }

    private static Stream Unpack(Stream stream, ICollection<string> encodings) => encodings.LastOrDefault()?.ToLowerInvariant() switch
    {
        "gzip" => new GZipStream(stream, CompressionMode.Decompress),
        "deflate" => new ZLibStream(stream, CompressionMode.Decompress),
        _ => stream,
    };

    private static async Task<string?> ReadAsync(Stream stream, int bytesMax, CancellationToken cancellationToken)
    {
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
            using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            await ReadAsync(stream, bytesMax, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // It is of no use to anybody.
        }

        return string.Empty;
    }
}
