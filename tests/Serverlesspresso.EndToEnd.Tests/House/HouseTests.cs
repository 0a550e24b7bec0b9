using System.Xml.Linq;

namespace Serverlesspresso.EndToEnd.Tests.House;

/// <summary>Keeps the arrows between the projects pointing down the table of docs/architecture.md.</summary>
public sealed class HouseTests
{
    private const int LinesMax = 400;

    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Server"] = ["Web", "Shop", "Aws", "Engine", "States", "Events", "Items"],
        ["Web"] = ["Shop", "Engine"],
        ["Shop"] = ["Engine"],
        ["Aws"] = ["Engine"],
        ["Engine"] = ["States", "Events", "Items"],
        ["States"] = [],
        ["Events"] = [],
        ["Items"] = [],
    };

    private static readonly string Root = FindRoot();

    public static TheoryData<string> Projects => [.. MayUse.Keys];

    [Fact]
    public void Source_EveryFolder_IsAKnownProject()
    {
        var folders = Directory.GetDirectories(Path.Combine(Root, "src")).Select(NameOf);

        Assert.Equal(MayUse.Keys.Order(), folders.Order());
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_ItsReferences_PointDown(string project)
    {
        var references = Read(project)
            .Descendants("ProjectReference")
            .Select(reference => NameOf(Path.GetFileNameWithoutExtension((string?)reference.Attribute("Include") ?? "")));

        Assert.Subset(MayUse[project].ToHashSet(), references.ToHashSet());
    }

    [Theory]
    [InlineData("States")]
    [InlineData("Events")]
    [InlineData("Items")]
    public void PureLibrary_AtRunTime_NeedsNoPackage(string project)
    {
        var packages = Read(project)
            .Descendants("PackageReference")
            .Where(package => (string?)package.Attribute("PrivateAssets") != "all");

        Assert.Empty(packages);
    }

    [Fact]
    public void SourceFile_Any_IsShortEnoughToRead()
    {
        var tooLong = Directory
            .EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadLines(file).Count() > LinesMax);

        Assert.Empty(tooLong);
    }

    private static string NameOf(string path) => Path.GetFileName(path).Replace("Serverlesspresso.", "", StringComparison.Ordinal);

    private static XDocument Read(string project) => XDocument.Load(Path.Combine(
        Root, "src", $"Serverlesspresso.{project}", $"Serverlesspresso.{project}.csproj"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Serverlesspresso.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests has Serverlesspresso.slnx.");
    }
}
