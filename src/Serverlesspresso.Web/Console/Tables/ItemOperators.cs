namespace Serverlesspresso.Web.Console.Tables;

/// <summary>What the operators are called, and what they are in an expression.</summary>
internal static class ItemOperators
{
    /// <summary>Those of filters.</summary>
    public static IReadOnlyList<ItemOperator> ForFilters { get; } = Enum.GetValues<ItemOperator>();

    /// <summary>Those that a query knows for sort keys.</summary>
    public static IReadOnlyList<ItemOperator> ForSortKeys { get; } =
        [.. ForFilters.Where(static candidate => candidate is not ItemOperator.NotEqual and < ItemOperator.Contains)];

    /// <summary>Reads an operator; what is none is <see cref="ItemOperator.Equal"/>.</summary>
    public static ItemOperator Parse(string? text) =>
        ForFilters.FirstOrDefault(candidate => candidate.ToString() == text);

    /// <summary>Its name for people.</summary>
    public static string Words(this ItemOperator operation) => operation switch
    {
        ItemOperator.Equal => "=",
        ItemOperator.NotEqual => "≠",
        ItemOperator.Less => "<",
        ItemOperator.LessOrEqual => "≤",
        ItemOperator.Greater => ">",
        ItemOperator.GreaterOrEqual => "≥",
        ItemOperator.Between => "between",
        ItemOperator.BeginsWith => "begins with",
        ItemOperator.Contains => "contains",
        ItemOperator.NotContains => "does not contain",
        ItemOperator.Exists => "exists",
        ItemOperator.NotExists => "does not exist",
    };

    /// <summary>How many values it compares with.</summary>
    public static int OperandCount(this ItemOperator operation) => operation switch
    {
        ItemOperator.Between => 2,
        ItemOperator.Exists or ItemOperator.NotExists => 0,
        ItemOperator.Equal or ItemOperator.NotEqual
            or ItemOperator.Less or ItemOperator.LessOrEqual
            or ItemOperator.Greater or ItemOperator.GreaterOrEqual
            or ItemOperator.BeginsWith or ItemOperator.Contains or ItemOperator.NotContains => 1,
    };

    /// <summary>Writes a condition.</summary>
    /// <param name="operation">The operator.</param>
    /// <param name="name">The attribute's placeholder.</param>
    /// <param name="values">Gives the placeholder of the first value, or of the second.</param>
    public static string Write(this ItemOperator operation, string name, Func<int, string> values) => operation switch
    {
        ItemOperator.Equal => $"{name} = {values(0)}",
        ItemOperator.NotEqual => $"{name} <> {values(0)}",
        ItemOperator.Less => $"{name} < {values(0)}",
        ItemOperator.LessOrEqual => $"{name} <= {values(0)}",
        ItemOperator.Greater => $"{name} > {values(0)}",
        ItemOperator.GreaterOrEqual => $"{name} >= {values(0)}",
        ItemOperator.Between => $"{name} BETWEEN {values(0)} AND {values(1)}",
        ItemOperator.BeginsWith => $"begins_with({name}, {values(0)})",
        ItemOperator.Contains => $"contains({name}, {values(0)})",
        ItemOperator.NotContains => $"NOT contains({name}, {values(0)})",
        ItemOperator.Exists => $"attribute_exists({name})",
        ItemOperator.NotExists => $"attribute_not_exists({name})",
    };
}
