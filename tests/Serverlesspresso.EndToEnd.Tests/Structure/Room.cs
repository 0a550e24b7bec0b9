using System.Xml.Linq;

namespace Serverlesspresso.EndToEnd.Tests.Structure;

/// <summary>A project of the house: a row of the table in <c>docs/architecture.md</c>, and the folder under <c>src</c>.</summary>
/// <param name="Name">The project's name without its first part.</param>
/// <param name="MayUse">The projects it may refer to.</param>
/// <param name="Folder">Where it is.</param>
internal sealed record Room(string Name, IReadOnlyList<string> MayUse, string Folder)
{
    public const string Prefix = "Serverlesspresso.";

    public bool IsPure => MayUse.Count == 0;

    private XElement Project => XElement.Load(Path.Combine(Folder, $"{Prefix}{Name}.csproj"));

    /// <summary>The projects it refers to.</summary>
    public IEnumerable<string> References() => Project.Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(Include(reference))[Prefix.Length..]);

    /// <summary>What it refers to that is there when it runs: projects, frameworks and packages, but no analyzers.</summary>
    public IEnumerable<string> Dependencies() => Project.Descendants()
        .Where(element => element.Name.LocalName is "ProjectReference" or "FrameworkReference" or "PackageReference")
        .Where(element => element.Attribute("PrivateAssets")?.Value != "all")
        .Select(Include);

    /// <summary>Its source files.</summary>
    public IEnumerable<string> Sources() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Where(path => Path.GetExtension(path) is ".cs" or ".razor");

    private static string Include(XElement element) => element.Attribute("Include")?.Value ?? string.Empty;
}
