namespace Serverlesspresso.EndToEnd.Tests.Structure;

/// <summary>The house as <c>docs/architecture.md</c> describes it, found from where the test runs.</summary>
internal static class House
{
    private const string TableHead = "| project | holds | may use |";

    public static string Root { get; } = FindRoot();

    /// <summary>The projects in the order of the table, the highest first.</summary>
    public static IReadOnlyList<Room> Rooms { get; } = ReadTable();

    /// <summary>All that a project may use: what the table names, and what those may use.</summary>
    public static IReadOnlySet<string> AllThatMayBeUsedBy(Room room)
    {
        var all = new HashSet<string>(room.MayUse);
        foreach (var used in Rooms.Where(other => room.MayUse.Contains(other.Name)))
        {
            all.UnionWith(AllThatMayBeUsedBy(used));
        }

        return all;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Serverlesspresso.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above '{AppContext.BaseDirectory}' has Serverlesspresso.slnx.");
    }

    private static List<Room> ReadTable()
    {
        var rows = File.ReadLines(Path.Combine(Root, "docs", "architecture.md"))
            .SkipWhile(line => line != TableHead)
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (Name: cells[1].Trim('`')[Room.Prefix.Length..], MayUse: cells[3]))
            .ToList();
        return
        [
            .. rows.Select((row, index) => new Room(
                row.Name,
                row.MayUse switch
                {
                    "nothing" => [],
                    "all below" => [.. rows[(index + 1)..].Select(below => below.Name)],
                    _ => row.MayUse.Split(", "),
                },
                Path.Combine(Root, "src", Room.Prefix + row.Name))),
        ];
    }
}
