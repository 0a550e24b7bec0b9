using Serverlesspresso.Items.Expressions;
using Serverlesspresso.Items.Keys;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>Which of the items read are returned, and what of them.</summary>
/// <param name="Filter">The filter; null for all items.</param>
/// <param name="Projection">The projection; null for all attributes.</param>
/// <param name="Parameters">The names and values of the request.</param>
/// <param name="CountsOnly">Whether only their count is asked for.</param>
/// <param name="Segment">The segment that is read.</param>
internal sealed record ListShape(
    ConditionExpression? Filter,
    Projection? Projection,
    ExpressionParameters Parameters,
    bool CountsOnly,
    ScanSegment Segment)
{
    /// <summary>Refuses a filter on the key that a query reads by.</summary>
    public void CheckFilter(KeySchema key, ExpressionParameters parameters)
    {
        var keyName = Filter?.AttributeNames(parameters).FirstOrDefault(key.Contains);
        if (keyName is not null)
        {
            throw new TableValidationException(
                $"Filter Expression can only contain non-primary key attributes: Primary key attribute: {keyName}");
        }
    }

    public bool Passes(Item item) => Filter is null || Filter.IsMetBy(item, Parameters);

    public Item Take(Item item) => Projection is null ? item : Projection.Apply(item);
}
