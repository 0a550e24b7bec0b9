using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Web.Console.Frame;
using Serverlesspresso.Web.Console.Graphs;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>The pages of state machines and executions.</summary>
internal static class WorkflowEndpoints
{
    /// <summary>Adds what they need.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddWorkflowPages(this IServiceCollection services)
    {
        services.TryAddSingleton<GraphPictures>();
        services.TryAddSingleton<WorkflowReader>();
        services.TryAddSingleton<ExecutionTraces>();
        services.TryAddSingleton<ExecutionReader>();
        services.TryAddSingleton<MapRunReader>();
        return services;
    }

    /// <summary>Makes their addresses.</summary>
    /// <param name="endpoints">Where to make them.</param>
    public static void MapWorkflowPages(this IEndpointRouteBuilder endpoints)
    {
        var workflows = endpoints.MapGroup(ConsoleAddresses.Workflows).RequireAuthorization(Policies.Operator);
        workflows.MapGet("", ListAsync);
        workflows.MapGet("/{machine}", ShowAsync);
        workflows.MapGet("/{machine}/start", StartEndpoints.ShowAsync);
        workflows.MapPost("/{machine}/start", StartEndpoints.StartAsync);
        workflows.MapPost("/{machine}/start/check", StartEndpoints.CheckAsync);
        workflows.MapGet("/{machine}/definition", DefinitionEndpoints.ShowAsync);
        workflows.MapPost("/{machine}/definition", DefinitionEndpoints.SaveAsync);
        workflows.MapPost("/{machine}/definition/check", DefinitionEndpoints.CheckAsync);
        var executions = endpoints.MapGroup(ConsoleAddresses.Executions).RequireAuthorization(Policies.Operator);
        executions.MapGet("/{machine}/{execution}", ExecutionEndpoints.ShowAsync);
        executions.MapPost("/{machine}/{execution}/stop", ExecutionEndpoints.StopAsync);
        executions.MapPost("/{machine}/{execution}/redrive", ExecutionEndpoints.RedriveAsync);
        executions.MapGet("/{machine}/{label}/{execution}", ExecutionEndpoints.ShowChildAsync);
        executions.MapPost("/{machine}/{label}/{execution}/stop", ExecutionEndpoints.StopChildAsync);
        var mapRuns = endpoints.MapGroup(ConsoleAddresses.MapRuns).RequireAuthorization(Policies.Operator);
        mapRuns.MapGet("/{machine}/{label}/{mapRun}", MapRunEndpoints.ShowAsync);
    }

    private static async Task<RazorComponentResult<WorkflowsPage>> ListAsync(WorkflowReader reader, HttpContext context) =>
        new(new { Model = await reader.ListAsync(context.RequestAborted) });

    private static async Task<Results<RazorComponentResult<MachinePage>, NotFound>> ShowAsync(
        string machine, string? status, string? name, string? after, WorkflowReader reader, HttpContext context)
    {
        if (await reader.FindAsync(machine, context.RequestAborted) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var query = new MachineQuery(StatusFilter.Read(status), string.IsNullOrWhiteSpace(name) ? null : name.Trim(), PagePlace.Read(after));
        return await reader.ReadAsync(found, query, context.RequestAborted) is { } model
            ? new RazorComponentResult<MachinePage>(new { Model = model })
            : TypedResults.NotFound();
    }
}
