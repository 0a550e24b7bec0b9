namespace Serverlesspresso.Web.Console.Frame;

/// <summary>Writes texts for a shell.</summary>
public static class ShellText
{
    private const string PlainCharacters = "/._-:@%+=";

    /// <summary>Quotes a text if it needs quotes, so that a shell takes it for one word.</summary>
    /// <param name="text">The text.</param>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isPlain = text.Length > 0 && text.All(
            static character => char.IsAsciiLetterOrDigit(character) || PlainCharacters.Contains(character));
        return isPlain ? text : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
    }
}
