using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Serverlesspresso.Engine.Telemetry;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Feed;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Health;

/// <summary>How the server is doing.</summary>
internal static class HealthEndpoints
{
    /// <summary>Makes its address.</summary>
    /// <param name="endpoints">Where to make it.</param>
    public static void MapHealth(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGet(ConsoleAddresses.Health, ShowAsync)
        .RequireAuthorization(Policies.Operator);

    private static async Task<RazorComponentResult<HealthPage>> ShowAsync(
        EngineHealth health, OrderFeed feed, HttpContext context)
    {
        var report = await health.ReadAsync(context.RequestAborted);
        using var process = Process.GetCurrentProcess();
        var facts = new ProcessFacts
        {
            StartedAt = process.StartTime.ToUniversalTime(),
            WorkingSetBytes = process.WorkingSet64,
            HeapBytes = GC.GetTotalMemory(forceFullCollection: false),
            LiveClients = feed.SubscriberCount,
        };
        return new RazorComponentResult<HealthPage>(new { Model = HealthModel.From(report, facts) });
    }
}
