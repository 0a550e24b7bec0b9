namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>
/// How much room a text needs. The server knows no fonts, so widths are those of a wide common one, and what does not fit is
/// shortened: the whole of it stands in the title.
/// </summary>
internal static class TextSize
{
    private const string Narrow = "iljtf.,:;'|!()[] I";
    private const string Wide = "mwMW@%&—";

    // Of the size of the letters.
    private const double NarrowWidth = 0.36;
    private const double UsualWidth = 0.64;
    private const double WideWidth = 0.95;

    /// <summary>The width of a text.</summary>
    /// <param name="text">The text, one line.</param>
    /// <param name="size">The size of its letters.</param>
    public static double WidthOf(string text, double size) => text.Sum(WidthOf) * size;

    /// <summary>Shortens a text to a width.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The size of its letters.</param>
    /// <param name="widthMax">How wide it may be.</param>
    public static string Fit(string text, double size, double widthMax)
    {
        if (WidthOf(text, size) <= widthMax)
        {
            return text;
        }

        var length = text.Length;
        var width = WidthOf(text, size) + (UsualWidth * size);
        while (length > 1 && width > widthMax)
        {
            width -= WidthOf(text[--length]) * size;
        }

        // Half of a pair of characters is none.
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)].TrimEnd() + "…";
    }

    private static double WidthOf(char character) => character switch
    {
        _ when Narrow.Contains(character) => NarrowWidth,
        _ when Wide.Contains(character) => WideWidth,
        > '\u2E80' => 1,
        >= 'A' and <= 'Z' => 0.74,
        _ => UsualWidth,
    };
}
