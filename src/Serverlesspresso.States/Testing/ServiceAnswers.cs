using System.Collections.Frozen;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Testing;

/// <summary>What the operations of services answer, as the files in <c>Answers</c> list it.</summary>
/// <remarks>
/// A file has its service's operations with the name of their answer's shape, and the shapes. A shape is a structure with
/// <c>fields</c> and perhaps <c>required</c>, a list with <c>items</c>, a map with <c>members</c>, a text with <c>values</c>,
/// a number with <c>min</c> and <c>max</c>, one of <c>text</c>, <c>number</c>, <c>truth</c> and <c>any</c>, or the name of
/// another shape after <c>#</c>. Fields are named as task states see them.
/// </remarks>
internal static class ServiceAnswers
{
    private const string Folder = "Serverlesspresso.States.Testing.Answers.";

    private static readonly FrozenDictionary<string, Lazy<JsonObject>> Services = typeof(ServiceAnswers).Assembly
        .GetManifestResourceNames()
        .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
        .ToFrozenDictionary(static name => name[Folder.Length..], static name => new Lazy<JsonObject>(() => Read(name)));

    /// <summary>Finds the answer of an operation; null if the service or the operation is not known.</summary>
    public static ServiceAnswer? Find(string service, string operation) =>
        Services.TryGetValue(service, out var answers)
        && answers.Value is var found
        && found["operations"] is JsonObject operations
        && operations[operation] is JsonString name
        && found["shapes"] is JsonObject shapes
            ? new ServiceAnswer(shapes, name.Text)
            : null;

    private static JsonObject Read(string resource)
    {
        using var stream = typeof(ServiceAnswers).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly lacks the resource '{resource}'.");
        using var reader = new StreamReader(stream);
        return (JsonObject)JsonText.Parse(reader.ReadToEnd());
    }
}
