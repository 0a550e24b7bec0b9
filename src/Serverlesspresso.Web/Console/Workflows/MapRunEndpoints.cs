using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>Shows Map Runs.</summary>
internal static class MapRunEndpoints
{
    /// <summary>Shows the page.</summary>
    public static async Task<Results<RazorComponentResult<MapRunPage>, NotFound>> ShowAsync(
        string machine, string label, string mapRun, string? status, int? after, MapRunReader reader, HttpContext context)
    {
        // A number is read as well, whether or not a status has it.
        ExecutionStatus? wanted =
            Enum.TryParse<ExecutionStatus>(status, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) ? parsed : null;
        var model = await reader.FindAsync($"{machine}/{label}", mapRun, wanted, after, context.RequestAborted);
        return model is null ? TypedResults.NotFound() : new RazorComponentResult<MapRunPage>(new { Model = model });
    }
}
