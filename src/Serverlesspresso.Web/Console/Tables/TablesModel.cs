using Serverlesspresso.Engine.Tables.Definitions;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>A page of the list of tables.</summary>
public sealed record TablesModel
{
    /// <summary>The tables.</summary>
    public required IReadOnlyList<TableState> Tables { get; init; }

    /// <summary>Whether the list begins here.</summary>
    public required bool IsFirstPage { get; init; }

    /// <summary>The last name of this page, if there is another page.</summary>
    public required string? NextAfter { get; init; }
}
