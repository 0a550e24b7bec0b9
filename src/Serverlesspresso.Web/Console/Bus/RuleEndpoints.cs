using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Serverlesspresso.Engine;
using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>Shows, makes, changes and deletes rules.</summary>
internal static class RuleEndpoints
{
    public const string Saved = "saved";
    public const string Deleted = "deleted";
    public const string HasTargets = "has-targets";
    public const string Managed = "managed";
    public const string TargetSaved = "target-saved";
    public const string TargetRemoved = "target-removed";

    private const int RulesMax = 300;

    /// <summary>Lists the rules of a bus.</summary>
    public static async Task<Results<RazorComponentResult<RulesPage>, NotFound>> ListAsync(
        EventRules rules, EventsReader reader, HttpContext context)
    {
        if (await reader.FindBusAsync(context.Request.Query, context.RequestAborted) is not { } bus)
        {
            return TypedResults.NotFound();
        }

        return new RazorComponentResult<RulesPage>(new
        {
            Model = new RulesModel
            {
                Bus = bus,
                Buses = await reader.ListBusesAsync(context.RequestAborted),
                Rules = await rules.ListAsync(bus, string.Empty, afterName: null, RulesMax, context.RequestAborted),
                Said = context.Request.Query["said"].FirstOrDefault(),
            },
        });
    }

    /// <summary>Shows the form of a new rule.</summary>
    public static async Task<Results<RazorComponentResult<RulePage>, NotFound>> ShowNewAsync(
        RuleReader reader, EventsReader events, HttpContext context) =>
        await events.FindBusAsync(context.Request.Query, context.RequestAborted) is { } bus
            ? Show(await reader.ReadAsync(new RuleForm { Bus = bus, IsNew = true }, context.RequestAborted))
            : TypedResults.NotFound();

    /// <summary>Shows a rule.</summary>
    public static async Task<Results<RazorComponentResult<RulePage>, NotFound>> ShowAsync(
        string bus, string rule, RuleReader reader, HttpContext context)
    {
        if (await reader.FindAsync(bus, rule, context.RequestAborted) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var model = await reader.ReadAsync(RuleForm.Of(found), context.RequestAborted);
        return Show(model with { Said = context.Request.Query["said"].FirstOrDefault() });
    }

    /// <summary>Tries what is typed on the latest events.</summary>
    public static async Task<RazorComponentResult<RulePage>> CheckAsync(
        IFormCollection fields, RuleReader reader, HttpContext context) =>
        Show(await reader.ReadAsync(RuleForm.Read(fields), context.RequestAborted));

    /// <summary>Saves what is typed, or says what is wrong.</summary>
    public static async Task<Results<RedirectHttpResult, RazorComponentResult<RulePage>>> SaveAsync(
        IFormCollection fields, EventRules rules, RuleReader reader, HttpContext context)
    {
        var form = RuleForm.Read(fields);
        var before = await reader.FindAsync(form.Bus, form.Name, context.RequestAborted);
        var problem = FindProblem(form, before);
        if (problem is null)
        {
            try
            {
                var saved = form.IsNew
                    ? await rules.PutAsync(form.ToRequest(), context.RequestAborted)
                    : await rules.ReviseAsync(form.ToRequest(), context.RequestAborted);
                return To(saved.BusName, saved.Name, Saved);
            }
            catch (RequestRefusedException refusal)
            {
                problem = refusal.Message;
            }
        }

        return Refuse(await reader.ReadAsync(form, context.RequestAborted), problem);
    }

    /// <summary>Enables or disables a rule.</summary>
    public static async Task<Results<RedirectHttpResult, NotFound>> SetStateAsync(
        string bus, string rule, IFormCollection fields, EventRules rules, HttpContext context)
    {
        try
        {
            await rules.SetEnabledAsync(bus, rule, fields["isEnabled"] == "true", context.RequestAborted);
            return TypedResults.Redirect(BusAddresses.Rule(bus, rule));
        }
        catch (ManagedRuleException)
        {
            return To(bus, rule, Managed);
        }
        catch (EventResourceNotFoundException)
        {
            return TypedResults.NotFound();
        }
    }

    /// <summary>Deletes a rule, or says that it has targets.</summary>
    public static async Task<Results<RedirectHttpResult, NotFound>> DeleteAsync(
        string bus, string rule, EventRules rules, HttpContext context)
    {
        try
        {
            await rules.DeleteAsync(bus, rule, context.RequestAborted);
            return TypedResults.Redirect(QueryHelpers.AddQueryString(BusAddresses.RulesOf(bus), "said", Deleted));
        }
        catch (EventRequestInvalidException)
        {
            return To(bus, rule, HasTargets);
        }
        catch (ManagedRuleException)
        {
            return To(bus, rule, Managed);
        }
        catch (EventResourceNotFoundException)
        {
            return TypedResults.NotFound();
        }
    }

    /// <summary>Leads to a rule.</summary>
    public static RedirectHttpResult To(string bus, string rule, string said) =>
        TypedResults.Redirect(QueryHelpers.AddQueryString(BusAddresses.Rule(bus, rule), "said", said));

    // PutRule would change a rule that is there and make one that is not: somebody may mean the other.
    private static string? FindProblem(RuleForm form, RuleDocument? before) => (form.IsNew, before) switch
    {
        (true, not null) => $"There is a rule '{form.Name}' already.",
        (false, null) => $"The rule '{form.Name}' is gone: somebody has deleted it.",
        _ when !BusResourceNames.IsValid(form.Name) => "The name must be 1 to 64 letters, digits, dots, hyphens and underscores.",
        _ => null,
    };

    private static RazorComponentResult<RulePage> Refuse(RuleModel model, string problem)
    {
        var page = Show(model with { Problem = problem });
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    private static RazorComponentResult<RulePage> Show(RuleModel model) => new(new { Model = model });
}
