namespace Serverlesspresso.Shop;

/// <summary>Checks texts that organisers write and everybody reads.</summary>
internal static class TextRules
{
    /// <summary>How many characters a name has at most: it must fit on a button and on a ticket.</summary>
    public const int NameLengthMax = 60;

    /// <summary>Finds what is wrong with a name, of which there must be one.</summary>
    /// <param name="place">Where it stands, as a JSON pointer.</param>
    /// <param name="what">What it is, for people: the subject of a sentence.</param>
    /// <param name="name">The name.</param>
    public static IEnumerable<Mistake> CheckName(string place, string what, string name)
    {
        if (name.Length is 0 or > NameLengthMax)
        {
            yield return new Mistake(
                place, $"{what} has {name.Length} characters: it must have 1 to {NameLengthMax}.");
        }

        if (name.Trim() != name || name.Any(char.IsControl))
        {
            yield return new Mistake(
                place, $"{what} must be one line without spaces at its ends.");
        }
    }

    /// <summary>Finds what is wrong with a text that may be empty.</summary>
    /// <param name="place">Where it stands, as a JSON pointer.</param>
    /// <param name="what">What it is, for people: the subject of a sentence.</param>
    /// <param name="text">The text.</param>
    /// <param name="lengthMax">How many characters it has at most.</param>
    public static IEnumerable<Mistake> CheckText(string place, string what, string text, int lengthMax)
    {
        if (text.Length > lengthMax)
        {
            yield return new Mistake(
                place, $"{what} has {text.Length} characters: it must have at most {lengthMax}.");
        }

        if (text.Any(character => char.IsControl(character) && character is not ('\r' or '\n' or '\t')))
        {
            yield return new Mistake(place, $"{what} has characters that nobody can see.");
        }
    }

    /// <summary>Finds what is wrong with a number.</summary>
    /// <param name="place">Where it stands, as a JSON pointer.</param>
    /// <param name="what">What it is, for people: the subject of a sentence.</param>
    /// <param name="number">The number.</param>
    /// <param name="range">The least and the greatest that it may be.</param>
    public static IEnumerable<Mistake> CheckNumber(string place, string what, double number, (int Min, int Max) range)
    {
        if (!(number >= range.Min && number <= range.Max))
        {
            yield return new Mistake(
                place, FormattableString.Invariant($"{what} is {number}: it must be {range.Min} to {range.Max}."));
        }
    }
}
