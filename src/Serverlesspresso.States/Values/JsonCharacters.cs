using System.Text;

namespace Serverlesspresso.States.Values;

/// <summary>What JSON says of single characters.</summary>
internal static class JsonCharacters
{
    /// <summary>The character a letter after a backslash stands for, or NUL if it stands for none.</summary>
    public static char Unescape(char letter) => letter switch
    {
        '"' or '\\' or '/' => letter,
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => '\0',
    };

    /// <summary>Replaces each surrogate that lacks its other half, because UTF-8 cannot hold it.</summary>
    public static string WithoutHalfPairs(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else
            {
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            }
        }

        return text;
    }
}
