using System.Collections.Concurrent;

namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>Lays out definitions, and keeps the pictures: a page that is live asks for the same one again and again.</summary>
internal sealed class GraphPictures
{
    private const int PicturesMax = 64;

    private readonly ConcurrentDictionary<string, Graph> _pictures = new(StringComparer.Ordinal);

    /// <summary>Gives the picture of a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <returns>The picture; null if the text is not a JSON object.</returns>
    public Graph? Find(string definition)
    {
        if (_pictures.TryGetValue(definition, out var picture))
        {
            return picture;
        }

        if (OutlineReader.Read(definition) is not { } outline)
        {
            return null;
        }

        // Whoever edits makes many that nobody asks for again: now and then all of them go.
        if (_pictures.Count >= PicturesMax)
        {
            _pictures.Clear();
        }

        return _pictures[definition] = GraphLayout.LayOut(outline);
    }
}
