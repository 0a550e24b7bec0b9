namespace Serverlesspresso.States.Choices;

/// <summary>StringMatches: <c>*</c> stands for any characters, <c>\*</c> for an asterisk, <c>\\</c> for a backslash.</summary>
internal static class Wildcards
{
    /// <summary>Matches in time proportional to text times pattern, whatever the asterisks.</summary>
    public static bool Match(string text, string pattern)
    {
        var (at, next) = (0, 0);
        var (retryAt, retryNext) = (0, -1);
        while (true)
        {
            if (next < pattern.Length && pattern[next] == '*')
            {
                (retryAt, retryNext) = (at, ++next);
                continue;
            }

            if (at == text.Length && next == pattern.Length)
            {
                return true;
            }

            if (at < text.Length && next < pattern.Length && MatchOne(text[at], pattern, ref next))
            {
                at++;
                continue;
            }

            if (retryNext < 0 || retryAt >= text.Length)
            {
                return false;
            }

            (at, next) = (++retryAt, retryNext);
        }
    }

    private static bool MatchOne(char character, string pattern, ref int next)
    {
        var isEscape = pattern[next] == '\\' && next + 1 < pattern.Length && (pattern[next + 1] is '*' or '\\');
        var expected = isEscape ? pattern[next + 1] : pattern[next];
        if (character != expected)
        {
            return false;
        }

        next += isEscape ? 2 : 1;
        return true;
    }
}
