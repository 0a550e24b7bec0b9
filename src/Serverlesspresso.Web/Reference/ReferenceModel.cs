using Microsoft.OpenApi;

namespace Serverlesspresso.Web.Reference;

/// <summary>What the page shows: the operations of the API, by what they are about.</summary>
/// <param name="Introduction">What the API is, a paragraph each.</param>
/// <param name="Groups">The operations.</param>
public sealed record ReferenceModel(IReadOnlyList<string> Introduction, IReadOnlyList<ReferenceGroup> Groups)
{
    /// <summary>Makes the model.</summary>
    /// <param name="document">The description of the API.</param>
    public static ReferenceModel From(OpenApiDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var operations =
            from path in document.Paths
            from operation in path.Value.Operations ?? []
            select (
                Tag: operation.Value.Tags?.FirstOrDefault()?.Name ?? string.Empty,
                Operation: ReferenceOperation.From(path.Key, operation.Key, operation.Value));
        return new ReferenceModel(
            [.. (document.Info.Description ?? string.Empty).ReplaceLineEndings("\n").Split("\n\n")],
            [
                .. operations
                    .GroupBy(operation => operation.Tag, operation => operation.Operation)
                    .Select(group => new ReferenceGroup(group.Key, [.. group])),
            ]);
    }
}
