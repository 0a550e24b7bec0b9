using System.Text.RegularExpressions;

namespace Serverlesspresso.EndToEnd.Tests.Structure;

public sealed partial class HouseTests
{
    private const int LinesMax = 400;

    [Fact]
    public void Table_NamesEveryProject_AndNoOther() => Assert.Equal(
        Directory.EnumerateDirectories(Path.Combine(House.Root, "src")).Select(Path.GetFileName).Order(),
        House.Rooms.Select(room => Room.Prefix + room.Name).Order());

    [Fact]
    public void Table_WhatAProjectMayUse_StandsBelowIt()
    {
        var names = House.Rooms.Select(room => room.Name).ToList();

        Assert.DoesNotContain(
            House.Rooms,
            room => room.MayUse.Any(used => names.IndexOf(used) <= names.IndexOf(room.Name)));
    }

    [Fact]
    public void Projects_ReferOnlyToWhatTheTableAllows()
    {
        var wrong =
            from room in House.Rooms
            from reference in room.References()
            where !room.MayUse.Contains(reference)
            select $"{room.Name} refers to {reference}";

        AssertNone(wrong);
    }

    [Fact]
    public void Projects_ThatArePure_DependOnNothing()
    {
        var pure = House.Rooms.Where(room => room.IsPure).ToList();

        Assert.Equal(["States", "Events", "Items"], pure.Select(room => room.Name));
        AssertNone(pure.SelectMany(room => room.Dependencies().Select(name => $"{room.Name} depends on {name}")));
    }

    [Fact]
    public void Sources_NameOnlyWhatTheTableAllows()
    {
        var wrong =
            from room in House.Rooms
            let allowed = House.AllThatMayBeUsedBy(room)
            from path in room.Sources()
            from Match named in ProjectNames().Matches(File.ReadAllText(path))
            let name = named.Groups["name"].Value
            where name != room.Name && House.Rooms.Any(other => other.Name == name) && !allowed.Contains(name)
            select $"{Path.GetRelativePath(House.Root, path)} names {named.Value}";

        AssertNone(wrong);
    }

    [Fact]
    public void Sources_AreInTheNamespaceOfTheirFolder()
    {
        var wrong =
            from room in House.Rooms
            from path in room.Sources()
            where Path.GetExtension(path) == ".cs"
            let folder = Path.GetRelativePath(Path.Combine(House.Root, "src"), Path.GetDirectoryName(path) ?? "")
            let expected = folder.Replace(Path.DirectorySeparatorChar, '.')
            let declared = Namespace().Match(File.ReadAllText(path)).Groups["name"]
            where declared.Success && declared.Value != expected
            select $"{Path.GetRelativePath(House.Root, path)} is in {declared.Value}, not in {expected}";

        AssertNone(wrong);
    }

    [Fact]
    public void Files_AreNoLongerThanAPersonReads()
    {
        var wrong =
            from path in Directory.EnumerateFiles(Path.Combine(House.Root, "src"), "*", SearchOption.AllDirectories)
            where !IsGenerated(Path.GetFileName(path))
            let lines = File.ReadLines(path).Count()
            where lines > LinesMax
            select $"{Path.GetRelativePath(House.Root, path)} has {lines} lines";

        AssertNone(wrong);
    }

    // Assert.Empty would cut the lines that say what is wrong.
    private static void AssertNone(IEnumerable<string> wrong)
    {
        var lines = string.Join('\n', wrong);
        Assert.True(lines.Length == 0, lines);
    }

    private static bool IsGenerated(string fileName) =>
        fileName == "packages.lock.json" || fileName.StartsWith("PublicAPI.", StringComparison.Ordinal);

    [GeneratedRegex(@"\bServerlesspresso\.(?<name>\w+)")]
    private static partial Regex ProjectNames();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
