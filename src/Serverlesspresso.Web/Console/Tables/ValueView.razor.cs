using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>A value: cut if it is long, as task tokens are, with a button that copies all of it.</summary>
public partial class ValueView
{
    // What is longer makes the page heavy; the item's JSON has it.
    private const int CopiedMax = 20_000;

    /// <summary>An id of its own on the page.</summary>
    [Parameter]
    [EditorRequired]
    public string Id { get; set; } = string.Empty;

    /// <summary>What it is, for screen readers.</summary>
    [Parameter]
    [EditorRequired]
    public string What { get; set; } = string.Empty;

    /// <summary>The value as a text; null for a dash.</summary>
    [Parameter]
    [EditorRequired]
    public string? Text { get; set; }

    /// <summary>How many characters are shown whole.</summary>
    [Parameter]
    public int LengthMax { get; set; } = 48;

    // Half of a surrogate pair is no character.
    private int CutAt => char.IsHighSurrogate(Text![(LengthMax / 2) - 1]) ? (LengthMax / 2) - 1 : LengthMax / 2; // It is long.
}
