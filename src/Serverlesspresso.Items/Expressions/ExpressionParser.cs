using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Serverlesspresso.Items.Expressions;

/// <summary>What the parsers of all kinds of expressions share: the tokens, and document paths.</summary>
internal abstract class ExpressionParser
{
    /// <summary>How deep parentheses and functions may lie within each other, so that no expression exhausts the stack.</summary>
    private const int DepthMax = ItemLimits.ExpressionOperatorsMax;

    private readonly string _text;
    private readonly List<Token> _tokens;
    private int _operators;
    private int _depth;

    protected ExpressionParser(ExpressionKind kind, string text)
    {
        Kind = kind;
        Findings = new StaticFindings(kind);
        _text = text;
        var size = Encoding.UTF8.GetByteCount(text);
        if (size > ItemLimits.ExpressionBytesMax)
        {
            throw kind.Refuse(
                $"Expression size has exceeded the maximum allowed size; expression size: {size}");
        }

        _tokens = Lexer.Split(text);
        if (_tokens.Count == 1)
        {
            throw kind.Refuse("The expression can not be empty;");
        }
    }

    protected ExpressionKind Kind { get; }

    protected StaticFindings Findings { get; }

    /// <summary>The number of the next token.</summary>
    protected int Position { get; private set; }

    protected Token Next => _tokens[Position];

    protected Token Following => _tokens[Math.Min(Position + 1, _tokens.Count - 1)];

    protected Token Take() => _tokens[Position++];

    protected bool TryTakeSymbol(string symbol)
    {
        if (!Next.IsSymbol(symbol))
        {
            return false;
        }

        Position++;
        return true;
    }

    protected bool TryTakeKeyword(string keyword)
    {
        if (!Next.IsKeyword(keyword))
        {
            return false;
        }

        Position++;
        CountOperator();
        return true;
    }

    protected void ExpectSymbol(string symbol)
    {
        if (!TryTakeSymbol(symbol))
        {
            FailSyntax();
        }
    }

    protected void ExpectEnd()
    {
        if (Next.Kind != TokenKind.End)
        {
            FailSyntax();
        }
    }

    /// <summary>Refuses the next token, and shows it between its neighbours.</summary>
    [DoesNotReturn]
    protected void FailSyntax()
    {
        var start = _tokens[Math.Max(Position - 1, 0)].Start;
        var near = _text[start..Following.End].TrimEnd();
        throw Kind.Refuse($"Syntax error; token: \"{Next.Text}\", near: \"{near}\"");
    }

    protected void CountOperator()
    {
        if (++_operators > ItemLimits.ExpressionOperatorsMax)
        {
            throw Kind.Refuse(
                "The expression contains too many operators; " +
                $"maximum number of operators: {ItemLimits.ExpressionOperatorsMax}");
        }
    }

    protected void Enter()
    {
        if (++_depth > DepthMax)
        {
            FailSyntax();
        }
    }

    protected void Leave() => _depth--;

    protected DocumentPath ParsePath()
    {
        var elements = new List<PathElement> { ParseName() };
        while (true)
        {
            if (TryTakeSymbol("."))
            {
                elements.Add(ParseName());
            }
            else if (TryTakeSymbol("["))
            {
                elements.Add(ParseIndex());
                ExpectSymbol("]");
            }
            else
            {
                return new DocumentPath([.. elements]);
            }
        }
    }

    /// <summary>Whether a word is part of the expression's grammar and cannot begin a path.</summary>
    protected abstract bool IsGrammarWord(Token word);

    private PathElement ParseName()
    {
        var token = Next;
        if (token.Kind != TokenKind.NamePlaceholder && (token.Kind != TokenKind.Word || IsGrammarWord(token)))
        {
            FailSyntax();
        }

        if (token.Kind == TokenKind.Word && ReservedWords.Contains(token.Text))
        {
            var rank = Kind == ExpressionKind.Update ? FindingRank.ReservedWordInUpdate : FindingRank.ReservedWord;
            Findings.Add(rank, "Attribute name is a reserved keyword; reserved keyword: " + token.Text);
        }

        Position++;
        return PathElement.OfName(token.Text);
    }

    private PathElement ParseIndex()
    {
        if (Next.Kind != TokenKind.Digits)
        {
            FailSyntax();
        }

        var token = Take();
        return int.TryParse(token.Text, out var index)
            ? PathElement.OfIndex(index)
            : throw Kind.Refuse($"List index is not within the allowable range; index: [{token.Text}]");
    }
}
