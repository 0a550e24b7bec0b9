using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Serverlesspresso.OrderBenchmark.Clients;

/// <summary>Sends signed requests to the server, over connections that stay open.</summary>
/// <param name="endpoint">The server's address.</param>
/// <param name="signer">Signs them.</param>
internal sealed class AwsClient(Uri endpoint, RequestSigner signer) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
    private long _requests;

    public long Requests => Interlocked.Read(ref _requests);

    public Task<JsonElement> CallEventsAsync(string operation, string body) =>
        CallAsync("events", $"AWSEvents.{operation}", "application/x-amz-json-1.1", body);

    public Task<JsonElement> CallStatesAsync(string operation, string body) =>
        CallAsync("states", $"AWSStepFunctions.{operation}", "application/x-amz-json-1.0", body);

    public Task<JsonElement> CallTablesAsync(string operation, string body) =>
        CallAsync("dynamodb", $"DynamoDB_20120810.{operation}", "application/x-amz-json-1.0", body);

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> CallAsync(string service, string target, string contentType, string body)
    {
        Interlocked.Increment(ref _requests);
        var bytes = Encoding.UTF8.GetBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        signer.Sign(request, service, target, contentType, bytes);
        using var response = await _http.SendAsync(request);
        var answer = await response.Content.ReadAsByteArrayAsync();
        return response.IsSuccessStatusCode
            ? JsonElement.Parse(answer)
            : throw new InvalidOperationException(
                $"{target} answered {(int)response.StatusCode}: {Encoding.UTF8.GetString(answer)}");
    }
}
