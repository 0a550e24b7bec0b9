using System.Text.Json.Nodes;
using Serverlesspresso.Engine.HttpTasks;

namespace Serverlesspresso.Engine.Connections;

/// <summary>Checks, changes and blanks the parameters of connections.</summary>
/// <remarks>Source: Amazon EventBridge API Reference, CreateConnection.</remarks>
internal static class ConnectionParameters
{
    public const string Basic = "BASIC";
    public const string ApiKey = "API_KEY";
    public const string OAuth = "OAUTH_CLIENT_CREDENTIALS";

    private static readonly string[] TokenMethods = ["GET", "POST", "PUT"];

    private static readonly string[] Secrets = ["Password", "ApiKeyValue", "ClientSecret"];

    /// <summary>The member that belongs to a type of authorisation.</summary>
    public static string MemberOf(string type) => type switch
    {
        Basic => "BasicAuthParameters",
        ApiKey => "ApiKeyAuthParameters",
        _ => "OAuthParameters",
    };

    /// <summary>Checks that all is there that a type needs, and nothing of another.</summary>
    /// <exception cref="ConnectionInvalidException">It is not.</exception>
    public static void Check(string type, JsonObject parameters)
    {
        foreach (var other in (string[])[Basic, ApiKey, OAuth])
        {
            if (other != type && parameters[MemberOf(other)] is not null)
            {
                throw Mismatch(type);
            }
        }

        var own = parameters[MemberOf(type)] as JsonObject ?? throw Mismatch(type);
        string[] paths = type switch
        {
            Basic => ["Username", "Password"],
            ApiKey => ["ApiKeyName", "ApiKeyValue"],
            _ => ["ClientParameters/ClientID", "ClientParameters/ClientSecret", "AuthorizationEndpoint", "HttpMethod"],
        };
        foreach (var path in paths)
        {
            if (TextAt(own, path) is not { Length: > 0 })
            {
                throw new ConnectionInvalidException(
                    $"The parameter '{MemberOf(type)}/{path}' is required for the authorization type {type}.");
            }
        }

        CheckValues(type, own, parameters);
    }

    /// <summary>Puts changes into parameters: objects member by member, all else whole.</summary>
    public static JsonObject Merge(JsonObject parameters, JsonObject changes)
    {
        var merged = parameters.DeepClone().AsObject();
        foreach (var (name, change) in changes)
        {
            merged[name] = change is JsonObject inner && merged[name] is JsonObject old ? Merge(old, inner) : change?.DeepClone();
        }

        return merged;
    }

    /// <summary>The parameters without what is secret.</summary>
    public static JsonNode? Blank(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members
            .Where(member => !IsSecret(members, member.Key))
            .Select(member => KeyValuePair.Create(member.Key, Blank(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Blank)]),
        _ => node?.DeepClone(),
    };

    /// <summary>A text some objects down, or null.</summary>
    public static string? TextAt(JsonObject from, string path)
    {
        JsonNode? node = from;
        foreach (var name in path.Split('/'))
        {
            node = (node as JsonObject)?[name];
        }

        return node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
    }

    /// <summary>What could not be sent is refused now, not with every call.</summary>
    private static void CheckValues(string type, JsonObject own, JsonObject parameters)
    {
        if (type == OAuth
            && (!Uri.TryCreate(TextAt(own, "AuthorizationEndpoint"), UriKind.Absolute, out var endpoint)
                || (endpoint.Scheme != Uri.UriSchemeHttps && endpoint.Scheme != Uri.UriSchemeHttp)))
        {
            throw new ConnectionInvalidException("The parameter 'OAuthParameters/AuthorizationEndpoint' is no web address.");
        }

        if (type == OAuth && Array.IndexOf(TokenMethods, TextAt(own, "HttpMethod")) < 0)
        {
            throw new ConnectionInvalidException(
                $"The parameter 'OAuthParameters/HttpMethod' must be one of [{string.Join(", ", TokenMethods)}].");
        }

        var headers = (JsonObject[])[parameters["InvocationHttpParameters"] as JsonObject ?? [], own["OAuthHttpParameters"] as JsonObject ?? []];
        var pairs = headers
            .SelectMany(part => (part["HeaderParameters"] as JsonArray ?? []).OfType<JsonObject>())
            .Select(header => (Name: TextAt(header, "Key") ?? "", Value: TextAt(header, "Value") ?? ""));
        if (type == ApiKey)
        {
            pairs = pairs.Append((TextAt(own, "ApiKeyName") ?? "", TextAt(own, "ApiKeyValue") ?? ""));
        }

        var problem = pairs
            .Select(pair => HttpTaskParameters.FindHeaderProblem(pair.Name, pair.Value))
            .FirstOrDefault(found => found is not null);
        if (problem is not null)
        {
            throw new ConnectionInvalidException($"{problem}.");
        }
    }

    private static bool IsSecret(JsonObject members, string name) =>
        Array.IndexOf(Secrets, name) >= 0
        || (name == "Value" && members["IsValueSecret"] is JsonValue flag && flag.TryGetValue<bool>(out var isSecret) && isSecret);

    private static ConnectionInvalidException Mismatch(string type) => new(
        $"The authorization type {type} needs exactly the parameters '{MemberOf(type)}'.");
}
