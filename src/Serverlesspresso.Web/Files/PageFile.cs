namespace Serverlesspresso.Web.Files;

/// <summary>A file that pages refer to. It is embedded: a program that was only built finds no static files.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="ContentType">What kind of file it is.</param>
public sealed record PageFile(string Name, string ContentType)
{
    // The version is another one whenever the file is, so browsers may keep it for good.
    private static readonly string Version = typeof(PageFile).Module.ModuleVersionId.ToString("N");

    /// <summary>The path at which it is served.</summary>
    public string Path => $"/{Name}";

    /// <summary>The address by which pages name it.</summary>
    public string Address => $"{Path}?v={Version}";

    /// <summary>Opens the file.</summary>
    internal Stream Open() => typeof(PageFile).Assembly.GetManifestResourceStream(Name)
        ?? throw new InvalidOperationException($"The file '{Name}' is not embedded.");
}
