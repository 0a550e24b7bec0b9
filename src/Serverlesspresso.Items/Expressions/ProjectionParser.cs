namespace Serverlesspresso.Items.Expressions;

/// <summary>Parses projection expressions.</summary>
internal sealed class ProjectionParser(string text) : ExpressionParser(ExpressionKind.Projection, text)
{
    public IReadOnlyList<DocumentPath> Parse()
    {
        var paths = new List<DocumentPath>();
        do
        {
            paths.Add(ParsePath());
        }
        while (TryTakeSymbol(","));

        ExpectEnd();
        Findings.ThrowIfAny();
        return paths;
    }

    protected override bool IsGrammarWord(Token word) => word.Text[0] == '_';
}
