using Microsoft.AspNetCore.Http;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Statistics;

namespace Serverlesspresso.Shop.Api.Statistics;

/// <summary>Answers with the orders of a period as a file, written as they are read.</summary>
/// <param name="export">Writes them.</param>
/// <param name="shop">The shop.</param>
/// <param name="from">The period's begin.</param>
/// <param name="to">The period's end.</param>
internal sealed class CsvAnswer(CsvExport export, ShopId shop, DateTimeOffset from, DateTimeOffset to) : IResult
{
    /// <summary>The media type of the file.</summary>
    public const string ContentType = "text/csv";

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var response = httpContext.Response;
        response.ContentType = $"{ContentType}; charset=utf-8; header=present";
        response.Headers.ContentDisposition =
            $"attachment; filename=\"{Uri.EscapeDataString(shop.Value)}-{from:yyyy-MM-dd}.csv\"";
        return export.WriteAsync(shop, from, to, response.Body, httpContext.RequestAborted);
    }
}
