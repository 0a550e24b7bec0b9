using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Serverlesspresso.Shop;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Statistics;

namespace Serverlesspresso.Web.Office.Reports;

/// <summary>Shows how a shop did, and gives its orders as a file.</summary>
internal static class ReportEndpoints
{
    /// <summary>Shows the page of some days; of today, if the address names none.</summary>
    public static async Task<Results<RazorComponentResult<ReportPage>, NotFound>> ShowAsync(
        string shop,
        string? from,
        string? to,
        string? said,
        ShopDirectory shops,
        ShopStatistics statistics,
        TimeProvider timeProvider,
        HttpContext context)
    {
        if (await shops.FindAsync(new ShopId(shop), context.RequestAborted) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var today = Days.Today(found.Settings, timeProvider.GetUtcNow());
        var days = (From: Days.Find(from) ?? today, To: Days.Find(to) ?? Days.Find(from) ?? today);
        try
        {
            var (begin, end) = Days.Span(found.Settings, days.From, days.To);
            var report = await statistics.ReadAsync(found.Id, begin, end, context.RequestAborted);
            return Show(ReportModel.Of(found, report, days, today, said), StatusCodes.Status200OK);
        }
        catch (CoffeeBarRefusedException refusal)
        {
            var model = ReportModel.Of(found, report: null, days, today, refusal.Reason);
            return Show(model, StatusCodes.Status422UnprocessableEntity);
        }
    }

    /// <summary>Gives the orders of some days as a file for spreadsheets; a refusal leads back to the page, which says it.</summary>
    public static async Task<Results<EmptyHttpResult, RedirectHttpResult, NotFound>> ExportAsync(
        string shop,
        string? from,
        string? to,
        ShopDirectory shops,
        CsvExport export,
        TimeProvider timeProvider,
        HttpContext context)
    {
        if (await shops.FindAsync(new ShopId(shop), context.RequestAborted) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var today = Days.Today(found.Settings, timeProvider.GetUtcNow());
        var days = (From: Days.Find(from) ?? today, To: Days.Find(to) ?? today);
        var (begin, end) = Days.Span(found.Settings, days.From, days.To);
        var response = context.Response;
        response.OnStarting(() => NameFileAsync(response, $"orders-{shop}-{days.From:yyyy-MM-dd}-{days.To:yyyy-MM-dd}.csv"));
        try
        {
            await export.WriteAsync(found.Id, begin, end, response.Body, context.RequestAborted);
            return TypedResults.Empty;
        }
        catch (CoffeeBarRefusedException refusal)
        {
            return TypedResults.Redirect($"{OfficeAddresses.Statistics(shop)}{QueryString.Create("said", refusal.Reason)}");
        }
    }

    // A refusal writes nothing, so it is known only with the first byte that this is a file.
    private static Task NameFileAsync(HttpResponse response, string name)
    {
        if (response.StatusCode == StatusCodes.Status200OK)
        {
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(name);
            response.ContentType = "text/csv; charset=utf-8";
            response.Headers.ContentDisposition = disposition.ToString();
        }

        return Task.CompletedTask;
    }

    private static RazorComponentResult<ReportPage> Show(ReportModel model, int status) =>
        new(new { Model = model }) { StatusCode = status };
}
