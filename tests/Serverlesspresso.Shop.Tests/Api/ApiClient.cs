using System.Net;
using System.Text;

namespace Serverlesspresso.Shop.Tests.Api;

/// <summary>Somebody who uses the API, with the cookies they were given.</summary>
internal sealed class ApiClient(Uri address) : IDisposable
{
    private readonly HttpClient _http = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
    {
        BaseAddress = address,
    };

    public Task<ApiReply> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, json: null, headers);

    public Task<ApiReply> PostAsync(string path, string? json = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, json, headers);

    public Task<ApiReply> PutAsync(string path, string? json = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Put, path, json, headers);

    public Task<ApiReply> PatchAsync(string path, string? json, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Patch, path, json, headers);

    public Task<ApiReply> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, json: null);

    public async Task<ApiReply> SendAsync(
        HttpMethod method, string path, string? json, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in headers)
        {
            if (name == "Content-Type" && request.Content is { } content)
            {
                content.Headers.Remove(name);
                content.Headers.TryAddWithoutValidation(name, value);
            }
            else
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return await ApiReply.ReadAsync(response);
    }

    public void Dispose() => _http.Dispose();
}
