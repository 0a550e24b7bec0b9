using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>Shows Map Runs.</summary>
internal static class MapRunEndpoints
{
    /// <summary>Shows the page.</summary>
    public static async Task<Results<RazorComponentResult<MapRunPage>, NotFound>> ShowAsync(
        string machine, string label, string mapRun, string? status, int? after, MapRunReader reader, HttpContext context)
    {
        var model = await reader.FindAsync(
            $"{machine}/{label}", mapRun, StatusFilter.Read(status), after, context.RequestAborted);
        return model is null ? TypedResults.NotFound() : new RazorComponentResult<MapRunPage>(new { Model = model });
    }
}
