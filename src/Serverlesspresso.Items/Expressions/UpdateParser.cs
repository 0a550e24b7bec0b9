namespace Serverlesspresso.Items.Expressions;

/// <summary>Parses update expressions.</summary>
internal sealed class UpdateParser(string text) : ExpressionParser(ExpressionKind.Update, text)
{
    private static readonly string[] Sections = ["SET", "REMOVE", "ADD", "DELETE"];

    private readonly HashSet<string> _seen = [];

    public IReadOnlyList<UpdateAction> Parse()
    {
        var actions = new List<UpdateAction>();
        do
        {
            ParseSection(actions);
        }
        while (Next.Kind != TokenKind.End);

        Findings.ThrowIfAny();
        return actions;
    }

    protected override bool IsGrammarWord(Token word) => Array.Exists(Sections, word.IsKeyword);

    private void ParseSection(List<UpdateAction> actions)
    {
        var section = Array.Find(Sections, Next.IsKeyword);
        if (section is null)
        {
            FailSyntax();
        }

        Take();
        if (!_seen.Add(section))
        {
            Findings.Add(
                FindingRank.RepeatedSection,
                $"The \"{section}\" section can only be used once in an update expression;");
        }

        do
        {
            actions.Add(ParseAction(section));
        }
        while (TryTakeSymbol(","));
    }

    private UpdateAction ParseAction(string section)
    {
        CountOperator();
        var path = ParsePath();
        switch (section)
        {
            case "SET":
                ExpectSymbol("=");
                return new SetAction(path, ParseValue());
            case "REMOVE":
                return new RemoveAction(path);
            case "ADD":
                return new AddAction(path, ParsePlaceholder());
            default:
                return new DeleteAction(path, ParsePlaceholder());
        }
    }

    private ValueOperand ParsePlaceholder()
    {
        if (Next.Kind != TokenKind.ValuePlaceholder)
        {
            FailSyntax();
        }

        return new ValueOperand(Take().Text);
    }

    private Operand ParseValue()
    {
        var left = ParseOperand();
        if (!Next.IsSymbol("+") && !Next.IsSymbol("-"))
        {
            return left;
        }

        CountOperator();
        return new ArithmeticOperand(Take().Text, left, ParseOperand());
    }

    private Operand ParseOperand()
    {
        if (TryTakeSymbol("("))
        {
            Enter();
            var inner = ParseValue();
            Leave();
            ExpectSymbol(")");
            return inner;
        }

        if (Next.Kind == TokenKind.ValuePlaceholder)
        {
            return ParsePlaceholder();
        }

        return Next.Kind == TokenKind.Word && Following.IsSymbol("(") && !IsGrammarWord(Next)
            ? ParseFunction()
            : new PathOperand(ParsePath());
    }

    private Operand ParseFunction()
    {
        var name = Take().Text;
        CountOperator();
        ExpectSymbol("(");
        Enter();
        var arguments = new List<Operand>();
        do
        {
            arguments.Add(ParseOperand());
        }
        while (TryTakeSymbol(","));

        Leave();
        ExpectSymbol(")");
        return MakeFunction(name, arguments);
    }

    private Operand MakeFunction(string name, List<Operand> arguments)
    {
        if (!UpdateFunctions.IsKnown(name))
        {
            Findings.Add(FindingRank.UnknownFunction, FunctionCondition.IsKnown(name) || name == FunctionOperand.Size
                ? $"The function is not allowed in an update expression; function: {name}"
                : $"Invalid function name; function: {name}");
            return new FaultyFunction(null, arguments);
        }

        return (name, arguments) switch
        {
            (UpdateFunctions.ListAppend, [var head, var tail]) => new ListAppendOperand(head, tail),
            (UpdateFunctions.IfNotExists, [PathOperand path, var otherwise]) => new IfNotExistsOperand(path, otherwise),
            (UpdateFunctions.IfNotExists, [_, _]) => new FaultyFunction(
                $"Operator or function requires a document path; operator or function: {name}", arguments),
            _ => new FaultyFunction(
                "Incorrect number of operands for operator or function; " +
                $"operator or function: {name}, number of operands: {arguments.Count}", arguments),
        };
    }
}
