using System.Text.Json;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.HttpTasks;
using Serverlesspresso.Events.Envelopes;
using Serverlesspresso.Events.Inputs;

namespace Serverlesspresso.Engine.Destinations;

/// <summary>Makes the call that brings an event to an API destination.</summary>
/// <remarks>Source: Amazon EventBridge API Reference, HttpParameters.</remarks>
internal static class DestinationCall
{
    /// <summary>Makes the call.</summary>
    /// <param name="destination">The destination.</param>
    /// <param name="parameters">The target's parameters.</param>
    /// <param name="event">The event, which they may refer to.</param>
    /// <param name="body">What the target gets: a JSON text.</param>
    /// <exception cref="HttpParameterException">A parameter cannot be sent.</exception>
    public static HttpTaskRequest Make(
        ApiDestinationDocument destination, HttpParametersDocument? parameters, JsonElement @event, string body)
    {
        var path = parameters?.PathParameterValues?.Select(value => Resolve(value, @event)
            ?? throw new HttpParameterException($"The event has nothing at '{value}', which a path parameter names"));
        return new HttpTaskRequest
        {
            Method = destination.HttpMethod,
            Endpoint = InvocationEndpoint.Fill(destination.InvocationEndpoint, [.. path ?? []]),
            ConnectionArn = destination.ConnectionArn,
            Headers = [.. ResolveAll(parameters?.HeaderParameters, @event).Select(CheckHeader)],
            Query = [.. ResolveAll(parameters?.QueryStringParameters, @event)
                .Select(pair => KeyValuePair.Create(Resolve(pair.Key, @event) ?? pair.Key, pair.Value))],
            Body = body,
        };
    }

    /// <summary>What the event has nothing for is left out.</summary>
    private static IEnumerable<KeyValuePair<string, string>> ResolveAll(
        IReadOnlyDictionary<string, string>? values, JsonElement @event)
    {
        foreach (var (name, value) in values ?? new Dictionary<string, string>())
        {
            if (Resolve(value, @event) is { } resolved)
            {
                yield return KeyValuePair.Create(name, resolved);
            }
        }
    }

    /// <summary>A value as it is sent: as it stands, or what the event has at the path that it is; null if that is nothing.</summary>
    private static string? Resolve(string value, JsonElement @event)
    {
        if (!value.StartsWith('$') || !EventPath.TryParse(value, out var path))
        {
            return value;
        }

        return path.Find(@event) is { } found
            ? FormBody.TextOf(JsonElement.Parse(found, EventEnvelope.DocumentOptions))
            : null;
    }

    private static KeyValuePair<string, string> CheckHeader(KeyValuePair<string, string> header) =>
        header.Value.All(character => char.IsAscii(character) && (!char.IsControl(character) || character == '\t'))
            ? header
            : throw new HttpParameterException($"The header '{header.Key}' has characters that headers cannot have");
}
