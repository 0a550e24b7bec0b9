using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Serverlesspresso.Shop.Api.Description;

namespace Serverlesspresso.Web.Reference;

/// <summary>An operation of the API.</summary>
public sealed record ReferenceOperation
{
    /// <summary>Its name, which is also its place on the page.</summary>
    public required string Name { get; init; }

    /// <summary>Its method.</summary>
    public required string Method { get; init; }

    /// <summary>Its path, with the names of its parameters in braces.</summary>
    public required string Path { get; init; }

    /// <summary>What it does, in a sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>What else one should know; empty for nothing.</summary>
    public required string Description { get; init; }

    /// <summary>The policy it asks for, or <see cref="ApiMembers.Anybody"/>.</summary>
    public required string Policy { get; init; }

    /// <summary>What a request says beside its body.</summary>
    public required IReadOnlyList<ReferenceParameter> Parameters { get; init; }

    /// <summary>A body to begin with; null if it takes none.</summary>
    public required string? Body { get; init; }

    /// <summary>How it may answer.</summary>
    public required IReadOnlyList<ReferenceAnswer> Answers { get; init; }

    /// <summary>Whether it can be tried: the answer of a stream has no end.</summary>
    public required bool CanTry { get; init; }

    /// <summary>Makes it.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="method">Its method.</param>
    /// <param name="operation">Its description.</param>
    internal static ReferenceOperation From(string path, HttpMethod method, OpenApiOperation operation)
    {
        var responses = operation.Responses ?? [];
        return new ReferenceOperation
        {
            Name = operation.OperationId ?? path,
            Method = method.Method,
            Path = path,
            Summary = operation.Summary ?? string.Empty,
            Description = operation.Description ?? string.Empty,
            Policy = Find(operation.Extensions, ApiMembers.Policy)?.ToString() ?? ApiMembers.Anybody,
            Parameters = [.. (operation.Parameters ?? []).Select(ParameterOf)],
            Body = operation.RequestBody?.Content?.Values.FirstOrDefault()?.Schema is { } schema
                ? BodyExample.Write(schema)
                : null,
            Answers = [.. responses.OrderBy(response => response.Key, StringComparer.Ordinal).Select(AnswerOf)],
            CanTry = !responses.Values.Any(response => response.Content?.ContainsKey("text/event-stream") ?? false),
        };
    }

    private static ReferenceParameter ParameterOf(IOpenApiParameter parameter) => new(
        parameter.Name ?? string.Empty,
        parameter.In?.ToString().ToLowerInvariant() ?? string.Empty,
        parameter.Description ?? string.Empty,
        parameter.Required);

    private static ReferenceAnswer AnswerOf(KeyValuePair<string, IOpenApiResponse> response) => new(
        response.Key,
        Find(response.Value.Extensions, ApiMembers.Reasons) is JsonArray reasons
            ? [.. reasons.Select(reason => reason?.ToString() ?? string.Empty)]
            : []);

    private static JsonNode? Find(IDictionary<string, IOpenApiExtension>? extensions, string name) =>
        extensions is not null && extensions.TryGetValue(name, out var extension) && extension is JsonNodeExtension json
            ? json.Node
            : null;
}
