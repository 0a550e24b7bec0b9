using System.Globalization;
using Serverlesspresso.Items;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Web.Console.Tables;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Console.Stories;

/// <summary>Plays the writes of the row of an order again: the row itself keeps only what it is now.</summary>
internal sealed class RowReplay
{
    private const int TextMax = 120;
    private const string Token = "TaskToken";

    // The key says nothing that the page does not, and the version grows with each change.
    private static readonly string[] Unsaid = ["PK", "SK", "version"];

    private Item _row = Item.Empty;

    private RowReplay()
    {
    }

    /// <summary>The changes, the oldest first.</summary>
    public IReadOnlyList<RowChange> Changes { get; private init; } = [];

    /// <summary>Plays writes again.</summary>
    /// <param name="writes">The writes, in any order.</param>
    public static RowReplay Of(IEnumerable<RowWrite> writes)
    {
        var changes = new List<RowChange>();
        var replay = new RowReplay { Changes = changes };
        changes.AddRange(writes
            .OrderBy(write => write.At.ToUnixTimeMilliseconds())
            .ThenBy(write => write.Kind)
            .Select(replay.Play)
            .OfType<RowChange>());
        return replay;
    }

    /// <summary>Says what of the row, as it is, no write explains.</summary>
    /// <param name="row">The row.</param>
    public IReadOnlyList<AttributeChange> FindUnexplained(Item row) => Compare(_row, row);

    private RowChange? Play(RowWrite write)
    {
        var before = _row;
        try
        {
            _row = write.Apply(_row);
        }
        catch (ItemRefusedException)
        {
            // Somebody's own workflow wrote in a way that needs what is not known here.
            return null;
        }

        var changes = Compare(before, _row);
        return changes.Count == 0 ? null : new RowChange(write.At, write.Kind, write.By, write.Href, changes);
    }

    // Values are compared before they are shortened and named: a new token is a change, though it is called like the old one.
    private static List<AttributeChange> Compare(Item before, Item after) =>
    [
        .. before.Attributes.Keys.Union(after.Attributes.Keys)
            .Except(Unsaid)
            .Where(name => !Equals(before.Attributes.GetValueOrDefault(name), after.Attributes.GetValueOrDefault(name)))
            .Order(StringComparer.Ordinal)
            .Select(name => new AttributeChange(name, Write(name, before), Write(name, after))),
    ];

    // Who reads a story needs no token, and one that is shown is one that is copied.
    private static string? Write(string name, Item item)
    {
        if (!item.TryGet(name, out var value))
        {
            return null;
        }

        var text = name switch
        {
            Token => "a task token",
            _ when FindInstant(name, value) is { } instant => Instants.Iso(instant),
            _ => ValueText.Show(value),
        };
        return text.Length <= TextMax ? text : $"{text[..TextMax]}…";
    }

    // Rows keep instants as milliseconds, which nobody can read.
    private static DateTimeOffset? FindInstant(string name, AttributeValue value) =>
        (name == "TS" || name.EndsWith("At", StringComparison.Ordinal) || name.EndsWith("By", StringComparison.Ordinal))
        && value is NumberValue number
        && long.TryParse(number.Number.ToString(), CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
}
