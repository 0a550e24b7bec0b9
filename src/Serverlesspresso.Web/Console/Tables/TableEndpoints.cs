using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Definitions;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>Shows the tables themselves.</summary>
/// <param name="definitions">The tables.</param>
/// <param name="arns">Makes their ARNs.</param>
internal sealed class TableEndpoints(TableDefinitions definitions, Arns arns)
{
    private const int PageSize = 50;

    /// <summary>Lists the tables.</summary>
    public async Task<RazorComponentResult<TablesPage>> ListAsync(HttpContext context, string? after)
    {
        var names = await definitions.ListAsync(after, PageSize + 1, context.RequestAborted);
        var tables = new List<TableState>();
        foreach (var name in names.Take(PageSize))
        {
            if (await FindAsync(name, context.RequestAborted) is { } table)
            {
                tables.Add(table);
            }
        }

        var model = new TablesModel
        {
            Tables = tables,
            IsFirstPage = string.IsNullOrEmpty(after),
            NextAfter = names.Count > PageSize ? names[PageSize - 1] : null,
        };
        return new RazorComponentResult<TablesPage>(new { Model = model });
    }

    /// <summary>Shows a table's keys and indexes.</summary>
    public async Task<Results<RazorComponentResult<TablePage>, NotFound>> ShowAsync(string table, HttpContext context) =>
        await FindAsync(table, context.RequestAborted) is { } found
            ? new RazorComponentResult<TablePage>(new { State = found, Arn = arns.Table(table) })
            : TypedResults.NotFound();

    private async Task<TableState?> FindAsync(string table, CancellationToken cancellationToken)
    {
        try
        {
            return await definitions.DescribeAsync(table, cancellationToken);
        }
        catch (TableNotFoundException)
        {
            return null;
        }
    }
}
