using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>Items as a table, each with a link to its page.</summary>
public partial class ItemGridView
{
    private const int KeyLengthMax = 48;

    /// <summary>The table's name.</summary>
    [Parameter]
    [EditorRequired]
    public string Table { get; set; } = string.Empty;

    /// <summary>The items.</summary>
    [Parameter]
    [EditorRequired]
    public ItemGrid Grid { get; set; } = null!; // The page gives it.

    // A link needs words, also for a key that is an empty text in an index.
    private static string Short(string? value) => value switch
    {
        null or "" => "(empty)",
        { Length: > KeyLengthMax } => value[..KeyLengthMax] + "…",
        _ => value,
    };
}
