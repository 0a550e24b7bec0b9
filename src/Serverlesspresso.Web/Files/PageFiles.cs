using System.Collections.Frozen;
using System.Reflection;

namespace Serverlesspresso.Web.Files;

/// <summary>The files that pages refer to: every style sheet, script and picture of this project.</summary>
public static class PageFiles
{
    private const string Prefix = "files/";

    // These two set what all the others build on.
    private static readonly string[] FirstStyles = ["Design/tokens.css", "Design/base.css"];

    private static readonly FrozenDictionary<string, PageFile> All = Read();

    /// <summary>All style sheets in one.</summary>
    public static PageFile Styles { get; } = Get("coffee-bar.css");

    /// <summary>The script of all pages: an ES module.</summary>
    public static PageFile Script { get; } = Get("Live/live.js");

    /// <summary>The picture of a cup.</summary>
    public static PageFile Cup { get; } = Get("Design/coffee-cup.svg");

    /// <summary>The modules that the script needs, to be fetched together with it.</summary>
    public static IReadOnlyList<PageFile> Modules { get; } =
        [.. All.Values.Where(file => file != Script && file.Name.EndsWith(".js", StringComparison.Ordinal))
            .OrderBy(file => file.Name, StringComparer.Ordinal)];

    /// <summary>Gives a file.</summary>
    /// <param name="name">Its name, with its folder.</param>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    public static PageFile Get(string name) =>
        Find(name) ?? throw new ArgumentException($"The file '{name}' is not embedded.", nameof(name));

    /// <summary>Finds a file.</summary>
    /// <param name="name">Its name, with its folder.</param>
    internal static PageFile? Find(string name) => All.GetValueOrDefault(name);

    private static FrozenDictionary<string, PageFile> Read()
    {
        var assembly = typeof(PageFiles).Assembly;
        var files = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => Read(assembly, name))
            .ToList();
        return files.Append(Bundle(files)).ToFrozenDictionary(file => file.Name, StringComparer.Ordinal);
    }

    private static PageFile Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The file '{resource}' is not embedded.");
        using var content = new MemoryStream();
        stream.CopyTo(content);
        // On Windows the folders of a resource's name are parted by another character.
        var name = resource[Prefix.Length..].Replace('\\', '/');
        return new PageFile(name, TypeOf(name), content.ToArray());
    }

    private static PageFile Bundle(IEnumerable<PageFile> files)
    {
        var styles = files
            .Where(file => file.Name.EndsWith(".css", StringComparison.Ordinal))
            .OrderBy(file => OrderOf(file.Name))
            .ThenBy(file => file.Name, StringComparer.Ordinal);
        const string Name = "coffee-bar.css";
        return new PageFile(Name, TypeOf(Name), [.. styles.SelectMany(file => file.Content)]);
    }

    private static int OrderOf(string name) => Array.IndexOf(FirstStyles, name) switch
    {
        >= 0 and var index => index,
        _ when name.StartsWith("Design/", StringComparison.Ordinal) => FirstStyles.Length,
        _ => FirstStyles.Length + 1,
    };

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var extension => throw new InvalidOperationException($"Files of the kind '{extension}' are not served."),
    };
}
