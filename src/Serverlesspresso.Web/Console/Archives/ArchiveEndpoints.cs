using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Engine;
using Serverlesspresso.Engine.Archives;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Web.Console.Bus;

namespace Serverlesspresso.Web.Console.Archives;

/// <summary>Shows, makes and deletes archives.</summary>
internal static class ArchiveEndpoints
{
    public const string Created = "created";
    public const string Deleted = "deleted";

    private const string Archive = $"{BusAddresses.Archives}/{{archive}}";

    /// <summary>Adds what the pages of archives need.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddArchivePages(this IServiceCollection services)
    {
        services.TryAddSingleton<ArchiveReader>();
        return services;
    }

    /// <summary>Makes their addresses.</summary>
    /// <param name="endpoints">Where to make them.</param>
    public static void MapArchivePages(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("").RequireAuthorization(Policies.Operator);
        group.MapGet(BusAddresses.Archives, ListAsync);
        group.MapPost(BusAddresses.Archives, CreateAsync);
        group.MapGet(BusAddresses.NewArchive, ShowNewAsync);
        group.MapGet(Archive, ShowAsync);
        group.MapPost($"{Archive}/delete", DeleteAsync);
        group.MapPost(Archive, ReplayEndpoints.StartAsync);
        group.MapPost($"{BusAddresses.Replays}/{{replay}}/cancel", ReplayEndpoints.CancelAsync);
    }

    /// <summary>Leads to the list, which says what came of a form.</summary>
    public static RedirectHttpResult Said(string said) => TypedResults.Redirect($"{BusAddresses.Archives}?said={said}");

    private static async Task<RazorComponentResult<ArchivesPage>> ListAsync(ArchiveReader reader, HttpContext context) =>
        new(new { Model = await reader.ListAsync(context.Request.Query["said"].FirstOrDefault(), context.RequestAborted) });

    private static async Task<RazorComponentResult<NewArchivePage>> ShowNewAsync(EventsReader reader, HttpContext context) =>
        await RenderNewAsync(reader, new ArchiveForm(), problem: null, context.RequestAborted);

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<NewArchivePage>>> CreateAsync(
        IFormCollection fields, EventsReader reader, EventBuses buses, ArchiveRegistry archives, HttpContext context)
    {
        var form = ArchiveForm.Read(fields);
        var problem = form.FindProblem();
        if (problem is null)
        {
            try
            {
                var bus = await buses.DescribeAsync(form.Bus, context.RequestAborted);
                await archives.CreateAsync(form.ToRequest(buses.ArnOf(bus)), context.RequestAborted);
                return Said(Created);
            }
            catch (RequestRefusedException refusal)
            {
                problem = refusal.Message;
            }
        }

        var page = await RenderNewAsync(reader, form, problem, context.RequestAborted);
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    private static async Task<Results<RazorComponentResult<ArchivePage>, NotFound>> ShowAsync(
        string archive, ArchiveReader reader, HttpContext context) =>
        await reader.FindAsync(archive, form: null, context.RequestAborted) is { } model
            ? new RazorComponentResult<ArchivePage>(new { Model = model })
            : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, NotFound>> DeleteAsync(
        string archive, ArchiveRegistry archives, HttpContext context)
    {
        try
        {
            await archives.DeleteAsync(archive, context.RequestAborted);
            return Said(Deleted);
        }
        catch (EventResourceNotFoundException)
        {
            return TypedResults.NotFound();
        }
    }

    private static async Task<RazorComponentResult<NewArchivePage>> RenderNewAsync(
        EventsReader reader, ArchiveForm form, string? problem, CancellationToken cancellationToken) =>
        new(new
        {
            Model = new NewArchiveModel
            {
                Form = form,
                Buses = await reader.ListBusesAsync(cancellationToken),
                Problem = problem,
            },
        });
}
