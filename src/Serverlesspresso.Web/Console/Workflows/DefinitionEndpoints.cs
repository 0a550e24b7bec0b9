using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Serverlesspresso.Engine;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Web.Console.Frame;
using Serverlesspresso.Web.Console.Graphs;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>Shows and changes definitions.</summary>
internal static class DefinitionEndpoints
{
    /// <summary>Shows the definition.</summary>
    public static async Task<Results<RazorComponentResult<DefinitionPage>, NotFound>> ShowAsync(
        string machine, WorkflowReader reader, StateMachineRegistry machines, GraphPictures pictures, HttpContext context)
    {
        if (await reader.FindAsync(machine, context.RequestAborted) is not { } stored)
        {
            return TypedResults.NotFound();
        }

        var model = Read(stored, Normalize(stored.Definition), machines, pictures);
        return Show(model with { IsSaved = context.Request.Query["said"] == "saved" });
    }

    /// <summary>Saves what was typed, or shows it again with what is wrong.</summary>
    public static async Task<Results<RedirectHttpResult, RazorComponentResult<DefinitionPage>, NotFound>> SaveAsync(
        string machine,
        [FromForm] string? definition,
        WorkflowReader reader,
        StateMachineRegistry machines,
        GraphPictures pictures,
        HttpContext context)
    {
        if (await reader.FindAsync(machine, context.RequestAborted) is not { } stored)
        {
            return TypedResults.NotFound();
        }

        var text = Normalize(definition);
        try
        {
            await machines.UpdateAsync(stored.Arn, text, roleArn: null, context.RequestAborted);
            return TypedResults.Redirect($"{ConsoleAddresses.Definition(machine)}?said=saved");
        }
        catch (RequestRefusedException refusal)
        {
            var model = Read(stored, text, machines, pictures);
            var what = model.IsValid ? refusal.Message : "Correct what is listed below.";
            return Show(model with { Problem = $"{refusal.Code}: {what}" }, StatusCodes.Status422UnprocessableEntity);
        }
    }

    /// <summary>Shows the picture of what is typed, and what is wrong with it.</summary>
    public static async Task<Results<RazorComponentResult<DefinitionPage>, NotFound>> CheckAsync(
        string machine,
        [FromForm] string? definition,
        WorkflowReader reader,
        StateMachineRegistry machines,
        GraphPictures pictures,
        HttpContext context) => await reader.FindAsync(machine, context.RequestAborted) is { } stored
            ? Show(Read(stored, Normalize(definition), machines, pictures))
            : TypedResults.NotFound();

    // Browsers send the ends of lines as the forms of HTML want them.
    private static string Normalize(string? text) => (text ?? string.Empty).ReplaceLineEndings("\n");

    private static DefinitionModel Read(
        StateMachineDocument stored, string text, StateMachineRegistry machines, GraphPictures pictures) => new(
            stored.Name,
            text,
            machines.FindProblems(text, StateMachineTypes.Parse(stored.Type)),
            pictures.Find(text),
            IsChanged: text != Normalize(stored.Definition),
            Problem: null,
            IsSaved: false);

    private static RazorComponentResult<DefinitionPage> Show(DefinitionModel model, int status = StatusCodes.Status200OK) =>
        new(new { Model = model }) { StatusCode = status };
}
