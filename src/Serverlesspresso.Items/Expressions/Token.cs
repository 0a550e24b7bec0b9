namespace Serverlesspresso.Items.Expressions;

internal enum TokenKind
{
    /// <summary>A word: an attribute name, a function or a keyword.</summary>
    Word,

    /// <summary>A name placeholder, such as <c>#status</c>.</summary>
    NamePlaceholder,

    /// <summary>A value placeholder, such as <c>:status</c>.</summary>
    ValuePlaceholder,

    /// <summary>Digits.</summary>
    Digits,

    /// <summary>An operator or a bracket.</summary>
    Symbol,

    /// <summary>A character that begins no token.</summary>
    Unknown,

    /// <summary>The end of the expression.</summary>
    End,
}

/// <summary>A token of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text.</param>
/// <param name="Start">Where it starts.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start)
{
    public int End => Start + (Kind == TokenKind.End ? 0 : Text.Length);

    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    public bool IsKeyword(string keyword) =>
        Kind == TokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
