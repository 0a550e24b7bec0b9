namespace Serverlesspresso.Items.Expressions;

/// <summary>What is found wrong with an expression's text alone, from what DynamoDB reports first to what it reports last.</summary>
internal enum FindingRank
{
    RedundantParentheses,
    ReservedWordInUpdate,
    UnknownFunction,
    MisusedFunction,
    ReservedWord,
    RepeatedSection,
}

/// <summary>Keeps the first finding of each rank; DynamoDB reports one of the least rank.</summary>
/// <param name="kind">The expression's kind.</param>
internal sealed class StaticFindings(ExpressionKind kind)
{
    private (FindingRank Rank, string Message)? _first;

    public void Add(FindingRank rank, string message)
    {
        if (_first is null || rank < _first.Value.Rank)
        {
            _first = (rank, message);
        }
    }

    public void ThrowIfAny()
    {
        if (_first is { } first)
        {
            throw kind.Refuse(first.Message);
        }
    }
}
