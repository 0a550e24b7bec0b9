using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Serverlesspresso.EndToEnd.Tests.Servers;

/// <summary>Calls a server over its wire with signed requests, wherever it listens at the moment.</summary>
/// <param name="accessKeyId">The access key.</param>
/// <param name="secret">Its secret.</param>
internal sealed class SignedClient(string accessKeyId, string secret) : IDisposable
{
    private const string SignedHeaders = "host;x-amz-date;x-amz-target";

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private Uri _endpoint = new("http://127.0.0.1");

    /// <summary>Makes a client with the credentials that a server has written into its folder.</summary>
    public static async Task<SignedClient> WithCredentialsOfAsync(string folder)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "credentials"));
        string Value(string name) => lines.Single(line => line.StartsWith(name, StringComparison.Ordinal)).Split(" = ")[1];
        return new SignedClient(Value("aws_access_key_id"), Value("aws_secret_access_key"));
    }

    /// <summary>Says where the server listens from now on.</summary>
    public void TurnTo(Uri endpoint) => Volatile.Write(ref _endpoint, endpoint);

    /// <summary>Calls an operation.</summary>
    /// <exception cref="HttpRequestException">The server is not there, or went away before it answered.</exception>
    /// <exception cref="RefusedException">The server refused.</exception>
    public async Task<JsonElement> CallAsync(string service, string target, string body)
    {
        var endpoint = Volatile.Read(ref _endpoint);
        using var request = Sign(endpoint, service, target, body);
        using var response = await _http.SendAsync(request);
        var answer = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        return response.IsSuccessStatusCode ? answer : throw new RefusedException(answer.GetRawText());
    }

    public void Dispose() => _http.Dispose();

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static byte[] Seal(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private HttpRequestMessage Sign(Uri endpoint, string service, string target, string body)
    {
        var time = TimeProvider.System.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = $"{time[..8]}/us-east-1/{service}/aws4_request";
        var canonical =
            $"POST\n/\n\nhost:{endpoint.Authority}\nx-amz-date:{time}\nx-amz-target:{target}\n\n{SignedHeaders}\n{Hash(body)}";
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + secret), Seal);
        var signature = Convert.ToHexStringLower(Seal(key, $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Hash(canonical)}"));
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1"),
        };
        request.Headers.TryAddWithoutValidation("X-Amz-Date", time);
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={accessKeyId}/{scope}, SignedHeaders={SignedHeaders}, Signature={signature}");
        return request;
    }
}

/// <summary>The server refused a request.</summary>
internal sealed class RefusedException(string answer) : Exception(answer);
