using System.Globalization;
using System.Text.Json;
using Serverlesspresso.Engine.Integrations;

namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>A token that an authorization endpoint gave.</summary>
/// <param name="Header">The token with its type, as the Authorization header has it.</param>
/// <param name="Lifetime">How long it can be used, a day at most; null if the endpoint did not say.</param>
internal sealed record OAuthToken(string Header, TimeSpan? Lifetime)
{
    /// <summary>
    /// An endpoint that tells years, or a number out of all bounds, is asked again each day all the same: a token that was
    /// withdrawn does not stay in memory for ever.
    /// </summary>
    private const int LifetimeSecondsMax = 86_400;

    /// <summary>Reads the token that an authorization endpoint answered; null if the answer has none.</summary>
    /// <param name="answer">The answer.</param>
    public static OAuthToken? Read(HttpAnswer? answer)
    {
        if (answer is not { IsSuccess: true, Body: { } body })
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            var token = TaskParameters.FindText(document.RootElement, "access_token");
            var type = TaskParameters.FindText(document.RootElement, "token_type") ?? "Bearer";
            return token is null ? null : new OAuthToken($"{type} {token}", FindLifetime(document.RootElement));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // No JSON, or a text with half of a surrogate pair, which is no token either.
            return null;
        }
    }

    /// <summary>Some endpoints write the number as a text.</summary>
    private static TimeSpan? FindLifetime(JsonElement answer) =>
        answer.TryGetProperty("expires_in", out var value)
        && double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
        && seconds > 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, LifetimeSecondsMax))
            : null;
}
