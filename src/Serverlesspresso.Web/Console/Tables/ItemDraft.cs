using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Serverlesspresso.Items;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>An item as it is typed, right or wrong.</summary>
public sealed record ItemDraft
{
    /// <summary>How it is typed, of <see cref="ItemViews"/>.</summary>
    public required string View { get; init; }

    /// <summary>The attributes, if they are typed one by one.</summary>
    public IReadOnlyList<AttributeRow> Rows { get; init; } = [];

    /// <summary>The text, if JSON is typed.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The item as it was when the editing began; empty for a new one.</summary>
    public required Item Seen { get; init; }

    /// <summary>What is wrong with all of it; null if nothing is.</summary>
    public ItemRefusal? Refusal { get; init; }

    /// <summary>Begins with an item.</summary>
    /// <param name="item">What is to be edited.</param>
    /// <param name="seen">What is stored.</param>
    /// <param name="view">How it is to be edited.</param>
    /// <param name="keys">The names of the key attributes, which come first.</param>
    public static ItemDraft Of(Item item, Item seen, string view, IReadOnlyList<string> keys)
    {
        ArgumentNullException.ThrowIfNull(item);
        return view switch
        {
            ItemViews.Json => new() { View = view, Seen = seen, Text = ItemJson.Of(item).ToJsonString(ItemJson.Indented) },
            ItemViews.Plain => new() { View = view, Seen = seen, Text = PlainJson.Write(item).ToJsonString(ItemJson.Indented) },
            _ => new() { View = ItemViews.Form, Seen = seen, Rows = [.. RowsOf(item, keys)] },
        };
    }

    /// <summary>Reads what was sent.</summary>
    /// <param name="fields">The fields.</param>
    public static ItemDraft Read(IFormCollection fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        string At(string name, int index) => fields[name].ElementAtOrDefault(index) ?? string.Empty;
        return new ItemDraft
        {
            View = ItemViews.Parse(fields["view"]),
            Text = fields["text"].ToString(),
            Seen = ReadSeen(fields["seen"].ToString()),
            Rows =
            [
                .. Enumerable.Range(0, fields["name"].Count)
                    .Select(index => new AttributeRow(At("name", index), At("type", index), At("value", index))),
            ],
        };
    }

    /// <summary>The draft with one attribute more, or one less.</summary>
    /// <param name="act">The button: <c>add</c> or <c>remove-3</c>.</param>
    public ItemDraft Apply(string act)
    {
        ArgumentNullException.ThrowIfNull(act);
        return act.StartsWith("remove-", StringComparison.Ordinal)
            && int.TryParse(act["remove-".Length..], CultureInfo.InvariantCulture, out var removed)
                ? this with { Rows = [.. Rows.Where((_, index) => index != removed)] }
                : this with { Rows = [.. Rows, new AttributeRow(string.Empty, nameof(AttributeType.S), string.Empty)] };
    }

    /// <summary>Makes the item.</summary>
    /// <param name="item">The item; empty if something is wrong.</param>
    /// <returns>The draft with what is wrong with it; null if nothing is.</returns>
    public ItemDraft? Make(out Item item) => View == ItemViews.Form ? MakeOfRows(out item) : MakeOfText(out item);

    private static IEnumerable<AttributeRow> RowsOf(Item item, IReadOnlyList<string> keys) => keys
        .Concat(item.Attributes.Keys.Except(keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        .Where(item.Attributes.ContainsKey)
        .Select(name => (Name: name, Value: item.Attributes[name]))
        .Select(attribute => new AttributeRow(
            attribute.Name, attribute.Value.Type.ToString(), ValueText.Edit(attribute.Value)));

    // It comes back from the browser: what is no item any more was made by hand, and counts as nothing seen.
    private static Item ReadSeen(string text)
    {
        try
        {
            return ItemJson.Parse(text) is JsonObject seen ? Item.Read(ItemJson.ToElement(seen)) : Item.Empty;
        }
        catch (Exception exception) when (exception is JsonException or ItemRefusedException)
        {
            return Item.Empty;
        }
    }

    private ItemDraft? MakeOfRows(out Item item)
    {
        var attributes = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        var rows = Rows.Where(row => !row.IsEmpty).Select(row => Check(row, attributes)).ToList();
        var isRight = rows.TrueForAll(row => row.Problem is null);
        item = isRight ? new Item(attributes) : Item.Empty;
        return isRight ? null : this with { Rows = rows };
    }

    private AttributeRow Check(AttributeRow row, Dictionary<string, AttributeValue> attributes)
    {
        if (row.Name.Length == 0)
        {
            return row with { Problem = "An attribute needs a name." };
        }

        try
        {
            return attributes.TryAdd(row.Name, ReadValue(row))
                ? row
                : row with { Problem = $"There are two attributes with the name '{row.Name}'." };
        }
        catch (JsonException exception)
        {
            return row with { Problem = JsonLayout.FindProblem(row.Value) ?? exception.Message };
        }
        catch (ItemRefusedException refusal)
        {
            return row with { Problem = refusal.Message };
        }
    }

    // Browsers write line ends in their own way, and lose a first one: what nobody has touched stays as it is.
    private AttributeValue ReadValue(AttributeRow row)
    {
        var type = AttributeTypes.Parse(row.Type);
        var text = row.Value.ReplaceLineEndings("\n");
        if (Seen.TryGet(row.Name, out var seen) && seen.Type == type && IsAsShown(ValueText.Edit(seen), text))
        {
            return seen;
        }

        return AttributeValue.Read(ItemJson.ToElement(ValueText.Read(type, text)));
    }

    private static bool IsAsShown(string shown, string typed)
    {
        var lines = shown.ReplaceLineEndings("\n");
        return typed == lines || (lines.StartsWith('\n') && typed == lines[1..]);
    }

    private ItemDraft? MakeOfText(out Item item)
    {
        item = Item.Empty;
        try
        {
            if (ItemJson.Parse(Text) is not JsonObject json)
            {
                return this with { Refusal = new("SerializationException", "An item is a JSON object: { … }.") };
            }

            item = Item.Read(ItemJson.ToElement(
                View == ItemViews.Json ? json : PlainJson.Read(ItemJson.ToElement(json), Seen)));
            return null;
        }
        catch (JsonException exception)
        {
            return this with { Refusal = new("SerializationException", JsonLayout.FindProblem(Text) ?? exception.Message) };
        }
        catch (ItemRefusedException refusal)
        {
            return this with { Refusal = ItemRefusal.Of(refusal) };
        }
        catch (InvalidOperationException exception)
        {
            // An escaped half of a character is found only when it is read.
            return this with { Refusal = new("SerializationException", exception.Message) };
        }
    }
}
