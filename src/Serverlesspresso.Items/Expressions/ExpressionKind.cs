namespace Serverlesspresso.Items.Expressions;

/// <summary>What an expression is for. It gives the expression its name in errors.</summary>
public enum ExpressionKind
{
    /// <summary>A condition of a write.</summary>
    Condition,

    /// <summary>A filter of a query or scan.</summary>
    Filter,

    /// <summary>The key condition of a query.</summary>
    KeyCondition,

    /// <summary>An update.</summary>
    Update,

    /// <summary>A projection.</summary>
    Projection,
}

internal static class ExpressionKindNames
{
    /// <summary>Refuses an expression in DynamoDB's words.</summary>
    public static ItemRefusedException Refuse(this ExpressionKind kind, string message) =>
        ItemRefusedException.Validation($"Invalid {kind}Expression: {message}");
}
