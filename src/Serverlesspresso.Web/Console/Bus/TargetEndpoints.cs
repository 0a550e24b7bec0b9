using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Serverlesspresso.Engine;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>Shows, puts and removes the targets of a rule.</summary>
internal static class TargetEndpoints
{
    /// <summary>Shows a target, or the form of a new one.</summary>
    public static async Task<Results<RazorComponentResult<TargetPage>, NotFound>> ShowAsync(
        string bus, string rule, RuleReader rules, TargetReader reader, HttpContext context)
    {
        if (await rules.FindAsync(bus, rule, context.RequestAborted) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var id = context.Request.Query["id"].ToString();
        if (id.Length == 0)
        {
            return Show(await reader.ReadAsync(found, new TargetForm { IsNew = true }, context.RequestAborted));
        }

        return found.Targets.FirstOrDefault(target => target.Id == id) is { } target
            ? Show(await reader.ReadAsync(found, TargetForm.Of(target), context.RequestAborted))
            : TypedResults.NotFound();
    }

    /// <summary>Shows what the target that is typed would get.</summary>
    public static async Task<Results<RazorComponentResult<TargetPage>, NotFound>> CheckAsync(
        string bus, string rule, IFormCollection fields, RuleReader rules, TargetReader reader, HttpContext context) =>
        await rules.FindAsync(bus, rule, context.RequestAborted) is { } found
            ? Show(await reader.ReadAsync(found, TargetForm.Read(fields), context.RequestAborted))
            : TypedResults.NotFound();

    /// <summary>Puts the target, or says what is wrong.</summary>
    public static async Task<Results<RedirectHttpResult, RazorComponentResult<TargetPage>, NotFound>> SaveAsync(
        string bus,
        string rule,
        IFormCollection fields,
        EventTargets targets,
        RuleReader rules,
        TargetReader reader,
        Arns arns,
        HttpContext context)
    {
        if (await rules.FindAsync(bus, rule, context.RequestAborted) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var form = TargetForm.Read(fields);
        var problem = await TryPutAsync(found, form, targets, arns.DefaultRole, context.RequestAborted);
        if (problem is null)
        {
            return RuleEndpoints.To(bus, rule, RuleEndpoints.TargetSaved);
        }

        var page = Show(await reader.ReadAsync(found, form, context.RequestAborted) with { Problem = problem });
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    /// <summary>Removes a target.</summary>
    public static async Task<Results<RedirectHttpResult, NotFound>> RemoveAsync(
        string bus, string rule, IFormCollection fields, EventTargets targets, HttpContext context)
    {
        try
        {
            await targets.RemoveAsync(bus, rule, [fields["id"].ToString()], context.RequestAborted);
            return RuleEndpoints.To(bus, rule, RuleEndpoints.TargetRemoved);
        }
        catch (ManagedRuleException)
        {
            return RuleEndpoints.To(bus, rule, RuleEndpoints.Managed);
        }
        catch (EventResourceNotFoundException)
        {
            return TypedResults.NotFound();
        }
    }

    private static async Task<string?> TryPutAsync(
        RuleDocument rule, TargetForm form, EventTargets targets, string role, CancellationToken cancellationToken)
    {
        var before = rule.Targets.FirstOrDefault(target => target.Id == form.Id);
        if (form.IsNew && before is not null)
        {
            return $"The rule has a target '{form.Id}' already.";
        }

        if (!form.IsNew && before is null)
        {
            return $"The target '{form.Id}' is gone: somebody has removed it.";
        }

        if (!BusResourceNames.IsValid(form.Id))
        {
            return "The id must be 1 to 64 letters, digits, dots, hyphens and underscores.";
        }

        try
        {
            var failed = await targets.PutAsync(
                rule.BusName, rule.Name, [form.ToTarget(before, role)], cancellationToken);
            return failed is [{ } failure] ? failure.ErrorMessage : null;
        }
        catch (RequestRefusedException refusal)
        {
            return refusal.Message;
        }
    }

    private static RazorComponentResult<TargetPage> Show(TargetModel model) => new(new { Model = model });
}
