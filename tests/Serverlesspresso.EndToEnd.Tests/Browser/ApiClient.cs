using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

/// <summary>A program that uses the API as one person, with the cookies of that person.</summary>
/// <param name="http">The connections, which many persons may share. It must keep no cookies itself.</param>
/// <param name="cookies">The cookies; empty for somebody whom the server does not know yet.</param>
internal sealed class ApiClient(HttpClient http, string cookies = "")
{
    private string _cookies = cookies;

    /// <summary>Makes connections to a server that keep no cookies.</summary>
    public static HttpClient Connect(Uri server) =>
        new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server };

    /// <summary>Makes a client for the person in a browser, as they are signed in now.</summary>
    public static async Task<ApiClient> OfAsync(HttpClient http, BrowserSession session)
    {
        var cookies = await session.Page.Context.CookiesAsync();
        return new ApiClient(http, string.Join("; ", cookies.Select(cookie => $"{cookie.Name}={cookie.Value}")));
    }

    /// <summary>Asks for something that must be granted.</summary>
    /// <returns>The answer.</returns>
    public async Task<JsonNode> SendAsync(HttpMethod method, string path, object? body = null)
    {
        var (status, answer) = await TrySendAsync(method, path, body);
        Assert.True((int)status < 300, $"{method} {path} was answered with {status}: {answer}");
        return answer;
    }

    /// <summary>Asks for something that may be refused.</summary>
    /// <returns>The status, and the answer.</returns>
    public async Task<(HttpStatusCode Status, JsonNode Answer)> TrySendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Accept", "application/json");
        if (_cookies.Length > 0)
        {
            request.Headers.Add("Cookie", _cookies);
        }

        request.Content = body is null ? null : JsonContent.Create(body, options: JsonSerializerOptions.Web);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            _cookies = string.Join("; ", cookies.Select(cookie => cookie.Split(';')[0]));
        }

        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(text.Length == 0 ? "{}" : text)!); // The text is not the word null.
    }
}
