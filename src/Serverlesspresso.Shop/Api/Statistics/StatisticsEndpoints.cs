using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Api.Description;
using Serverlesspresso.Shop.Api.Problems;
using Serverlesspresso.Shop.Api.Requests;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Statistics;

namespace Serverlesspresso.Shop.Api.Statistics;

/// <summary>How a shop did.</summary>
internal static class StatisticsEndpoints
{
    private static readonly TimeSpan DefaultLength = TimeSpan.FromDays(1);

    /// <summary>Maps the endpoints.</summary>
    /// <param name="api">Where.</param>
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/shops/{shop}").WithTags("Statistics").RequireAuthorization(Policies.Organiser);
        DescribePeriod(group.MapGet("/statistics", ReadAsync))
            .Describe("GetStatistics", "Sums up how a shop did: orders over time and by drink, waiting times, refusals.");
        DescribePeriod(group.MapGet("/statistics.csv", ExportAsync))
            .Describe("ExportOrders", "Exports the orders of a period for spreadsheets, a line each, without names.")
            .Produces<string>(StatusCodes.Status200OK, CsvAnswer.ContentType);
    }

    private static RouteHandlerBuilder DescribePeriod(RouteHandlerBuilder endpoint) => endpoint
        .Reads("from", "date-time", "The period's begin. Default: 24 hours before its end.")
        .Reads("to", "date-time", "The period's end, 400 days later at most. Default: now.")
        .Refuses(RefusalReasons.ShopNotFound, RefusalReasons.InvalidPeriod, RequestReasons.InvalidRequest);

    private static async Task<Ok<StatisticsAnswer>> ReadAsync(
        string shop, ShopStatistics statistics, TimeProvider timeProvider, HttpContext context)
    {
        var (from, to) = Read(context.Request, timeProvider.GetUtcNow());
        var report = await statistics.ReadAsync(ShopId.Read(shop), from, to, context.RequestAborted);
        return TypedResults.Ok(StatisticsAnswer.Of(report));
    }

    private static CsvAnswer ExportAsync(
        string shop, CsvExport export, TimeProvider timeProvider, HttpContext context)
    {
        var (from, to) = Read(context.Request, timeProvider.GetUtcNow());
        return new CsvAnswer(export, ShopId.Read(shop), from, to);
    }

    private static (DateTimeOffset From, DateTimeOffset To) Read(HttpRequest request, DateTimeOffset now)
    {
        var text = new QueryText(request);
        var from = text.FindInstant("from");
        var to = text.FindInstant("to");
        text.Check();
        var end = to ?? (from > now - DefaultLength || from is null ? now : from.Value + DefaultLength);
        return (from ?? end - DefaultLength, end);
    }
}
