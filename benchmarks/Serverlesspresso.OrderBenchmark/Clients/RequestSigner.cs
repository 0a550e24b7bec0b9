using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Serverlesspresso.OrderBenchmark.Clients;

/// <summary>
/// Signs requests to the JSON services of AWS, as small as it can be: path <c>/</c>, no query, four signed headers.
/// </summary>
/// <param name="credentials">Who signs.</param>
/// <param name="timeProvider">The clock.</param>
/// <remarks>Source: AWS General Reference, Create a signed AWS API request.</remarks>
internal sealed class RequestSigner(Credentials credentials, TimeProvider timeProvider)
{
    private const string SignedHeaders = "content-type;host;x-amz-date;x-amz-target";

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Service, string Date), byte[]> _keys = [];

    /// <summary>Adds the headers of a signed request.</summary>
    /// <param name="request">The request, with its address, body type and target.</param>
    /// <param name="service">The service's signing name.</param>
    /// <param name="target">The value of <c>X-Amz-Target</c>.</param>
    /// <param name="contentType">The body's media type.</param>
    /// <param name="body">The body.</param>
    public void Sign(HttpRequestMessage request, string service, string target, string contentType, byte[] body)
    {
        var time = timeProvider.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var date = time[..8];
        var scope = $"{date}/{credentials.Region}/{service}/aws4_request";
        var canonical = $"POST\n/\n\ncontent-type:{contentType}\nhost:{request.RequestUri!.Authority}\n" // Set by the caller.
            + $"x-amz-date:{time}\nx-amz-target:{target}\n\n{SignedHeaders}\n{Hash(body)}";
        var text = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Hash(Encoding.UTF8.GetBytes(canonical))}";
        var signature = Convert.ToHexStringLower(
            HMACSHA256.HashData(KeyOf(service, date), Encoding.UTF8.GetBytes(text)));
        request.Headers.TryAddWithoutValidation("X-Amz-Date", time);
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={credentials.KeyId}/{scope}, SignedHeaders={SignedHeaders}, Signature={signature}");
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] Chain(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private byte[] KeyOf(string service, string date)
    {
        lock (_gate)
        {
            if (!_keys.TryGetValue((service, date), out var key))
            {
                key = Chain(Encoding.UTF8.GetBytes("AWS4" + credentials.Secret), date);
                key = Chain(Chain(Chain(key, credentials.Region), service), "aws4_request");
                _keys.Add((service, date), key);
            }

            return key;
        }
    }
}
