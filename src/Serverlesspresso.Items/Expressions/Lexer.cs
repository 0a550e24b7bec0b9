namespace Serverlesspresso.Items.Expressions;

/// <summary>Splits an expression into tokens.</summary>
internal static class Lexer
{
    private const string EndText = "<EOF>";

    public static List<Token> Split(string text)
    {
        var tokens = new List<Token>();
        var position = 0;
        while (position < text.Length)
        {
            if (text[position] is ' ' or '\t' or '\r' or '\n')
            {
                position++;
                continue;
            }

            var token = Next(text, position);
            tokens.Add(token);
            position = token.End;
        }

        tokens.Add(new Token(TokenKind.End, EndText, text.Length));
        return tokens;
    }

    /// <summary>Whether a text is what may follow the mark of a placeholder.</summary>
    public static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
        {
            if (!IsNamePart(unit))
            {
                return false;
            }
        }

        return true;
    }

    private static Token Next(string text, int start)
    {
        var first = text[start];
        if (IsNameStart(first))
        {
            return Take(text, start, TokenKind.Word);
        }

        if (first is '#' or ':' && start + 1 < text.Length && IsNamePart(text[start + 1]))
        {
            return Take(text, start, first == '#' ? TokenKind.NamePlaceholder : TokenKind.ValuePlaceholder);
        }

        if (char.IsAsciiDigit(first))
        {
            var end = start;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            return new Token(TokenKind.Digits, text[start..end], start);
        }

        return TakeSymbol(text, start);
    }

    private static Token Take(string text, int start, TokenKind kind)
    {
        var end = start + 1;
        while (end < text.Length && IsNamePart(text[end]))
        {
            end++;
        }

        return new Token(kind, text[start..end], start);
    }

    private static Token TakeSymbol(string text, int start)
    {
        if (start + 1 < text.Length && text.Substring(start, 2) is "<>" or "<=" or ">=")
        {
            return new Token(TokenKind.Symbol, text.Substring(start, 2), start);
        }

        var kind = "()[],.=<>+-".Contains(text[start]) ? TokenKind.Symbol : TokenKind.Unknown;
        return new Token(kind, text.Substring(start, 1), start);
    }

    private static bool IsNameStart(char unit) => char.IsAsciiLetter(unit) || unit == '_';

    private static bool IsNamePart(char unit) => char.IsAsciiLetterOrDigit(unit) || unit == '_';
}
