using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Serverlesspresso.Shop.Tests.Feed;

/// <summary>An open stream of server-sent events, read line by line.</summary>
internal sealed class EventStream : IDisposable
{
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(20);

    private readonly HttpClient _client;
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private EventStream(HttpClient client, HttpResponseMessage response, Stream content)
    {
        _client = client;
        _response = response;
        _lines = new StreamReader(content);
    }

    public HttpResponseHeaders Headers => _response.Headers;

    public string? MediaType => _response.Content.Headers.ContentType?.MediaType;

    public static async Task<EventStream> OpenAsync(
        Uri address, CookieContainer cookies, string? lastEventId = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies });
        if (lastEventId is not null)
        {
            client.DefaultRequestHeaders.Add("Last-Event-ID", lastEventId);
        }

        var cancellationToken = TestContext.Current.CancellationToken;
        var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        return new EventStream(client, response, await response.Content.ReadAsStreamAsync(cancellationToken));
    }

    /// <summary>The next line; null at the end.</summary>
    public async Task<string?> ReadLineAsync() =>
        await _lines.ReadLineAsync().WaitAsync(WaitMax, TestContext.Current.CancellationToken);

    /// <summary>Reads until the stream ends.</summary>
    public async Task<string> ReadToEndAsync() =>
        await _lines.ReadToEndAsync().WaitAsync(WaitMax, TestContext.Current.CancellationToken);

    /// <summary>Reads until the next event.</summary>
    public async Task<(string Id, JsonElement Data)> NextAsync()
    {
        var id = string.Empty;
        while (await ReadLineAsync() is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                id = line["id: ".Length..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return (id, JsonElement.Parse(line["data: ".Length..]));
            }
        }

        throw new InvalidOperationException("The stream has ended where an event was awaited.");
    }

    public void Dispose()
    {
        _lines.Dispose();
        _response.Dispose();
        _client.Dispose();
    }
}
