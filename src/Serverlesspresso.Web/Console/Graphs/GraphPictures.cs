using System.Collections.Concurrent;

namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>Lays out definitions, and keeps the pictures: a page that is live asks for the same one again and again.</summary>
internal sealed class GraphPictures
{
    private const int PicturesMax = 64;

    // Lazy: whoever asks while it is being laid out waits for it, instead of laying it out as well.
    private readonly ConcurrentDictionary<string, Lazy<Graph?>> _pictures = new(StringComparer.Ordinal);

    /// <summary>Gives the picture of a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <returns>The picture; null if the text is not a JSON object.</returns>
    public Graph? Find(string definition)
    {
        // Whoever edits makes many that nobody asks for again: now and then all of them go.
        if (_pictures.Count >= PicturesMax)
        {
            _pictures.Clear();
        }

        return _pictures.GetOrAdd(definition, text => new Lazy<Graph?>(() => LayOut(text))).Value;
    }

    private static Graph? LayOut(string definition) =>
        OutlineReader.Read(definition) is { } outline ? GraphLayout.LayOut(outline) : null;
}
