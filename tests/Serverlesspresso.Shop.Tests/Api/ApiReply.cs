using System.Net;
using System.Text.Json;

namespace Serverlesspresso.Shop.Tests.Api;

/// <summary>An answer of the API.</summary>
internal sealed record ApiReply(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonElement.Parse(Body);

    /// <summary>The status and, of a problem, its reason: what a refusal is known by.</summary>
    public (int Status, string? Reason) Refusal => ((int)Status, IsProblem ? Text("reason") : null);

    private bool IsProblem => Headers.GetValueOrDefault("Content-Type") == "application/problem+json";

    public static async Task<ApiReply> ReadAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(
            header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new ApiReply(response.StatusCode, body, headers);
    }

    public string Text(string name) => Json.GetProperty(name).ToString();

    /// <summary>The places of the mistakes that a problem names.</summary>
    public IReadOnlyList<string> Places() =>
        [.. Json.GetProperty("errors").EnumerateObject().Select(place => place.Name)];
}
