using System.Text.Json;
using Serverlesspresso.Engine.Integrations;

namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>Reads the token that an authorization endpoint answers.</summary>
internal static class OAuthToken
{
    /// <summary>The token with its type, as the Authorization header has it; null if the answer has none.</summary>
    public static string? Read(HttpAnswer? answer)
    {
        if (answer is not { IsSuccess: true, Body: { } body })
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            var token = TaskParameters.FindText(document.RootElement, "access_token");
            return token is null ? null : $"{TaskParameters.FindText(document.RootElement, "token_type") ?? "Bearer"} {token}";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // No JSON, or a text with half of a surrogate pair, which is no token either.
            return null;
        }
    }
}
