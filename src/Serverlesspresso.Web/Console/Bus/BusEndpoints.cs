using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Shop.Access;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>Sets up the part of the console that is about the buses.</summary>
internal static class BusEndpoints
{
    private const string Rule = $"{BusAddresses.Rules}/{{bus}}/{{rule}}";

    /// <summary>Adds what its pages need.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddBusPages(this IServiceCollection services)
    {
        services.TryAddSingleton<EventsReader>();
        services.TryAddSingleton<RuleReader>();
        services.TryAddSingleton<TargetReader>();
        return services;
    }

    /// <summary>Makes its addresses.</summary>
    /// <param name="endpoints">Where to make them.</param>
    public static void MapBusPages(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("").RequireAuthorization(Policies.Operator);
        group.MapGet(BusAddresses.Events, ShowEventsAsync);
        group.MapGet($"{BusAddresses.Events}/events/{{bus}}/{{sequence}}", ShowEventAsync);
        group.MapGet(BusAddresses.Send, SendEndpoints.ShowAsync);
        group.MapPost(BusAddresses.Send, SendEndpoints.SendAsync);
        MapRules(group);
        group.MapGet(BusAddresses.DeadLetters, DeadLetterEndpoints.ShowAsync);
        group.MapPost($"{BusAddresses.DeadLetters}/redrive-all", DeadLetterEndpoints.RedriveAllAsync);
        group.MapPost($"{BusAddresses.DeadLetters}/{{sequence}}/redrive", DeadLetterEndpoints.RedriveAsync);
        group.MapPost($"{BusAddresses.DeadLetters}/{{sequence}}/drop", DeadLetterEndpoints.DropAsync);
    }

    private static void MapRules(RouteGroupBuilder group)
    {
        group.MapGet(BusAddresses.Rules, RuleEndpoints.ListAsync);
        group.MapPost(BusAddresses.Rules, RuleEndpoints.SaveAsync);
        group.MapGet(BusAddresses.NewRule, RuleEndpoints.ShowNewAsync);
        group.MapPost($"{BusAddresses.Rules}/check", RuleEndpoints.CheckAsync);
        group.MapGet(Rule, RuleEndpoints.ShowAsync);
        group.MapPost($"{Rule}/state", RuleEndpoints.SetStateAsync);
        group.MapPost($"{Rule}/delete", RuleEndpoints.DeleteAsync);
        group.MapGet($"{Rule}/target", TargetEndpoints.ShowAsync);
        group.MapPost($"{Rule}/target", TargetEndpoints.SaveAsync);
        group.MapPost($"{Rule}/target/check", TargetEndpoints.CheckAsync);
        group.MapPost($"{Rule}/remove-target", TargetEndpoints.RemoveAsync);
    }

    private static async Task<Results<RazorComponentResult<EventsPage>, NotFound>> ShowEventsAsync(
        EventsReader reader, HttpContext context)
    {
        var query = context.Request.Query;
        if (await reader.FindBusAsync(query, context.RequestAborted) is not { } bus)
        {
            return TypedResults.NotFound();
        }

        var model = await reader.SearchAsync(EventSearch.Read(bus, query), context.RequestAborted);
        return new RazorComponentResult<EventsPage>(new { Model = model });
    }

    private static async Task<Results<RazorComponentResult<EventPage>, NotFound>> ShowEventAsync(
        string bus, long sequence, EventsReader reader, DeliveryJournal journal, HttpContext context)
    {
        if (await reader.FindAsync(bus, sequence, context.RequestAborted) is not { } row)
        {
            return TypedResults.NotFound();
        }

        return new RazorComponentResult<EventPage>(new
        {
            Model = new EventModel
            {
                Event = EventLine.From(row),
                Envelope = Encoding.UTF8.GetString(row.Envelope.Span),
                EmitterArn = EventWays.FindEmitter(row),
                Ways = EventWays.Of(row, journal.ListOf(row.Id)),
            },
        });
    }
}
