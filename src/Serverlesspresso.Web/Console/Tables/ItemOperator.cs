namespace Serverlesspresso.Web.Console.Tables;

/// <summary>How an attribute is compared. The names are part of addresses.</summary>
public enum ItemOperator
{
    /// <summary>Equal.</summary>
    Equal,

    /// <summary>Not equal.</summary>
    NotEqual,

    /// <summary>Less.</summary>
    Less,

    /// <summary>Less or equal.</summary>
    LessOrEqual,

    /// <summary>Greater.</summary>
    Greater,

    /// <summary>Greater or equal.</summary>
    GreaterOrEqual,

    /// <summary>Between two values, both included.</summary>
    Between,

    /// <summary>Begins with.</summary>
    BeginsWith,

    /// <summary>A text holds another, or a set or list a member.</summary>
    Contains,

    /// <summary>The contrary.</summary>
    NotContains,

    /// <summary>The attribute is there.</summary>
    Exists,

    /// <summary>The attribute is not there.</summary>
    NotExists,
}
