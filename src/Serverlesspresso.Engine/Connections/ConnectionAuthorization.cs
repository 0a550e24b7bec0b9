using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverlesspresso.Engine.HttpTasks;
using Serverlesspresso.Events.Envelopes;

namespace Serverlesspresso.Engine.Connections;

/// <summary>What a connection adds to calls. It holds secrets: it is never stored or logged.</summary>
/// <param name="type">How it authorises.</param>
/// <param name="parameters">The parameters with their secrets.</param>
/// <param name="revision">Counts their changes.</param>
/// <remarks>Source: Amazon EventBridge User Guide, Connections for HTTP endpoint targets.</remarks>
internal sealed class ConnectionAuthorization(string type, JsonObject parameters, long revision)
{
    private const string AuthorizationHeader = "Authorization";

    /// <summary>Counts the changes of what it adds.</summary>
    public long Revision => revision;

    /// <summary>The call that fetches a token first; null if none is needed.</summary>
    public HttpTaskRequest? MakeTokenRequest()
    {
        if (type != ConnectionParameters.OAuth || parameters[ConnectionParameters.MemberOf(type)] is not JsonObject oauth)
        {
            return null;
        }

        var client = new JsonObject
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = ConnectionParameters.TextAt(oauth, "ClientParameters/ClientID"),
            ["client_secret"] = ConnectionParameters.TextAt(oauth, "ClientParameters/ClientSecret"),
        };
        var method = ConnectionParameters.TextAt(oauth, "HttpMethod") ?? "POST";
        var more = oauth["OAuthHttpParameters"] as JsonObject;
        var request = new HttpTaskRequest
        {
            Method = method,
            Endpoint = new Uri(ConnectionParameters.TextAt(oauth, "AuthorizationEndpoint") ?? "", UriKind.Absolute),
            Headers = PairsOf(more, "HeaderParameters"),
            Query = PairsOf(more, "QueryStringParameters"),
        };
        foreach (var (name, value) in PairsOf(more, "BodyParameters"))
        {
            client[name] = value;
        }

        return method == "GET"
            ? request with { Query = [.. request.Query, .. client.Select(pair => KeyValuePair.Create(pair.Key, $"{pair.Value}"))] }
            : request with { Body = client.ToJsonString(), IsForm = true };
    }

    /// <summary>Adds to a call what authorises it. What the connection adds goes before what the task gives.</summary>
    /// <param name="request">The call.</param>
    /// <param name="token">The token, with its type; null if none is needed.</param>
    public HttpTaskRequest Apply(HttpTaskRequest request, string? token)
    {
        var more = parameters["InvocationHttpParameters"] as JsonObject;
        var headers = PairsOf(more, "HeaderParameters");
        headers.Add(MakeHeader(token));
        var names = headers.Select(header => header.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var query = PairsOf(more, "QueryStringParameters");
        return request with
        {
            Headers = [.. request.Headers.Where(header => !names.Contains(header.Key)), .. headers],
            Query = [.. request.Query.Where(own => !query.Exists(pair => pair.Key == own.Key)), .. query],
            Body = AddToBody(request.Body, PairsOf(more, "BodyParameters")),
        };
    }

    private KeyValuePair<string, string> MakeHeader(string? token)
    {
        var own = parameters[ConnectionParameters.MemberOf(type)] as JsonObject ?? [];
        string Text(string name) => ConnectionParameters.TextAt(own, name) ?? string.Empty;
        return type switch
        {
            ConnectionParameters.Basic => KeyValuePair.Create(
                AuthorizationHeader,
                "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Text("Username")}:{Text("Password")}"))),
            ConnectionParameters.ApiKey => KeyValuePair.Create(Text("ApiKeyName"), Text("ApiKeyValue")),
            _ => KeyValuePair.Create(AuthorizationHeader, token ?? string.Empty),
        };
    }

    /// <summary>Of members with the same name the last counts. A body that is no object stays as it is.</summary>
    private static string? AddToBody(string? body, List<KeyValuePair<string, string>> added)
    {
        if (added.Count == 0)
        {
            return body;
        }

        var given = JsonElement.Parse(body ?? "{}", EventEnvelope.DocumentOptions);
        if (given.ValueKind != JsonValueKind.Object)
        {
            return body;
        }

        var members = new JsonObject();
        foreach (var member in given.EnumerateObject())
        {
            members[member.Name] = JsonNode.Parse(member.Value.GetRawText(), nodeOptions: null, EventEnvelope.DocumentOptions);
        }

        foreach (var (name, value) in added)
        {
            members[name] = value;
        }

        return members.ToJsonString();
    }

    private static List<KeyValuePair<string, string>> PairsOf(JsonObject? from, string list) =>
        [.. (from?[list] as JsonArray ?? [])
            .OfType<JsonObject>()
            .Select(item => KeyValuePair.Create(
                ConnectionParameters.TextAt(item, "Key") ?? string.Empty, ConnectionParameters.TextAt(item, "Value") ?? string.Empty))];
}
