using Serverlesspresso.Items.Expressions;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>Takes the names and values of a request, and refuses those that come without an expression.</summary>
internal static class ExpressionUse
{
    /// <param name="request">The request.</param>
    /// <param name="names">The expressions that may use names or values, by their names in the request.</param>
    public static ExpressionParameters Take(
        ItemRequest request, params ReadOnlySpan<(string Name, string? Text, bool TakesValues)> names)
    {
        var withValues = new List<string>();
        var hasExpression = false;
        var hasValueExpression = false;
        foreach (var (name, text, takesValues) in names)
        {
            hasExpression |= text is not null;
            hasValueExpression |= takesValues && text is not null;
            if (takesValues)
            {
                withValues.Add(name);
            }
        }

        if (request.ExpressionAttributeNames is not null && !hasExpression)
        {
            throw new TableValidationException("ExpressionAttributeNames can only be specified when using expressions");
        }

        if (request.ExpressionAttributeValues is not null && !hasValueExpression)
        {
            var subject = string.Join(" and ", withValues) + (withValues.Count > 1 ? " are null" : " is null");
            throw new TableValidationException(
                "ExpressionAttributeValues can only be specified when using expressions: " + subject);
        }

        return new ExpressionParameters(request.ExpressionAttributeNames, request.ExpressionAttributeValues);
    }
}
