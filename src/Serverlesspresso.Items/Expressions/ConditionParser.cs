using System.Collections.Immutable;

namespace Serverlesspresso.Items.Expressions;

/// <summary>Parses condition, filter and key condition expressions.</summary>
internal sealed class ConditionParser(ExpressionKind kind, string text) : ExpressionParser(kind, text)
{
    private (int Start, int End) _lastGroup = (-1, -1);

    public Condition Parse()
    {
        var condition = AsCondition(ParseOr());
        ExpectEnd();
        Findings.ThrowIfAny();
        return condition;
    }

    protected override bool IsGrammarWord(Token word) =>
        word.Text[0] == '_' || word.IsKeyword("AND") || word.IsKeyword("OR") || word.IsKeyword("NOT")
        || word.IsKeyword("IN") || word.IsKeyword("BETWEEN");

    private Node ParseOr()
    {
        var node = ParseAnd();
        while (TryTakeKeyword("OR"))
        {
            node = new OrCondition(AsCondition(node), AsCondition(ParseAnd()));
        }

        return node;
    }

    private Node ParseAnd()
    {
        var node = ParseNot();
        while (TryTakeKeyword("AND"))
        {
            node = new AndCondition(AsCondition(node), AsCondition(ParseNot()));
        }

        return node;
    }

    private Node ParseNot()
    {
        if (!TryTakeKeyword("NOT"))
        {
            return ParseComparison();
        }

        Enter();
        var inner = AsCondition(ParseNot());
        Leave();
        return new NotCondition(inner);
    }

    private Node ParseComparison()
    {
        var node = ParseUnit();
        if (node is not Operand left)
        {
            return node;
        }

        if (TryTakeKeyword("BETWEEN"))
        {
            return ParseBetween(left);
        }

        if (TryTakeKeyword("IN"))
        {
            ExpectSymbol("(");
            return new InCondition(AsArgument(left), ParseArguments());
        }

        foreach (var comparison in ComparisonCondition.Operators)
        {
            if (TryTakeSymbol(comparison))
            {
                CountOperator();
                return new ComparisonCondition(comparison, AsArgument(left), ParseArgument());
            }
        }

        return left;
    }

    private BetweenCondition ParseBetween(Operand value)
    {
        var lower = ParseArgument();
        if (!TryTakeKeyword("AND"))
        {
            FailSyntax();
        }

        return new BetweenCondition(AsArgument(value), lower, ParseArgument());
    }

    /// <summary>An operand, or anything in parentheses.</summary>
    private Node ParseUnit()
    {
        var start = Position;
        if (TryTakeSymbol("("))
        {
            return ParseGroup(start);
        }

        if (Next.Kind == TokenKind.ValuePlaceholder)
        {
            return new ValueOperand(Take().Text);
        }

        return Next.Kind == TokenKind.Word && Following.IsSymbol("(") && !IsGrammarWord(Next)
            ? ParseFunction()
            : new PathOperand(ParsePath());
    }

    private Node ParseGroup(int start)
    {
        Enter();
        var node = ParseOr();
        Leave();
        if (_lastGroup == (start + 1, Position))
        {
            Findings.Add(FindingRank.RedundantParentheses, "The expression has redundant parentheses;");
        }

        ExpectSymbol(")");
        _lastGroup = (start, Position);
        return node;
    }

    private FunctionOperand ParseFunction()
    {
        var name = Take().Text;
        CountOperator();
        if (!FunctionCondition.IsKnown(name) && name != FunctionOperand.Size)
        {
            Findings.Add(FindingRank.UnknownFunction, UpdateFunctions.IsKnown(name)
                ? $"The function is not allowed in a {KindName} expression; function: {name}"
                : $"Invalid function name; function: {name}");
        }

        ExpectSymbol("(");
        Enter();
        var arguments = ParseArguments();
        Leave();
        return new FunctionOperand(name, arguments);
    }

    private ImmutableArray<Operand> ParseArguments()
    {
        var arguments = ImmutableArray.CreateBuilder<Operand>();
        do
        {
            arguments.Add(ParseArgument());
        }
        while (TryTakeSymbol(","));

        ExpectSymbol(")");
        return arguments.ToImmutable();
    }

    private Operand ParseArgument()
    {
        if (ParseUnit() is Operand operand)
        {
            return AsArgument(operand);
        }

        FailSyntax();
        return null;
    }

    /// <summary>Notes a function that gives no value, where a value is needed.</summary>
    private Operand AsArgument(Operand operand)
    {
        if (operand is FunctionOperand { Name: not FunctionOperand.Size } function)
        {
            NoteMisuse(function.Name);
        }

        return operand;
    }

    private Condition AsCondition(Node node)
    {
        switch (node)
        {
            case Condition condition:
                return condition;
            case FunctionOperand function:
                if (function.Name == FunctionOperand.Size)
                {
                    NoteMisuse(function.Name);
                }

                return new FunctionCondition(function.Name, function.Arguments);
            default:
                FailSyntax();
                return null;
        }
    }

    private void NoteMisuse(string function) => Findings.Add(
        FindingRank.MisusedFunction,
        $"The function is not allowed to be used this way in an expression; function: {function}");

    private string KindName => Kind switch
    {
        ExpressionKind.Filter => "filter",
        ExpressionKind.KeyCondition => "key condition",
        _ => "condition",
    };
}
