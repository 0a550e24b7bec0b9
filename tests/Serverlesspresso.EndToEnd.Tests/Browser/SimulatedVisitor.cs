using System.Text.Json.Nodes;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

/// <summary>A visitor without a screen, who orders through the API.</summary>
/// <param name="http">Connections to the server that keep no cookies.</param>
internal sealed class SimulatedVisitor(HttpClient http)
{
    private readonly ApiClient _client = new(http);

    /// <summary>The visitor's order.</summary>
    public string OrderId { get; private set; } = "";

    /// <summary>Redeems a code.</summary>
    /// <returns>Null, or why it was refused.</returns>
    public async Task<string?> TryCheckInAsync(string code, string? name = null)
    {
        var (status, answer) = await _client.TrySendAsync(HttpMethod.Post, "/api/shops/default/check-in", new { code, name });
        if ((int)status >= 300)
        {
            return (string?)answer["reason"] ?? $"{status}: {answer}";
        }

        OrderId = (string)answer["id"]!; // Every order has one.
        return null;
    }

    /// <summary>Chooses a drink.</summary>
    public Task<JsonNode> ChooseAsync(string drink, params string[] modifiers) =>
        _client.SendAsync(HttpMethod.Put, $"/api/orders/{OrderId}/drink", new { drink, modifiers });

    /// <summary>Takes the drink from the counter.</summary>
    public Task<JsonNode> CollectAsync() => _client.SendAsync(HttpMethod.Post, $"/api/orders/{OrderId}/collect");

    /// <summary>Reads the order.</summary>
    public Task<JsonNode> ReadAsync() => _client.SendAsync(HttpMethod.Get, $"/api/orders/{OrderId}");
}
