using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Serverlesspresso.Engine;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>Starts executions.</summary>
internal static class StartEndpoints
{
    private const string Nothing = "{}";

    /// <summary>Shows the form: empty, with a sample, or with the input of another execution.</summary>
    public static async Task<Results<RazorComponentResult<StartPage>, NotFound>> ShowAsync(
        string machine,
        string? sample,
        string? order,
        string? from,
        WorkflowReader reader,
        ExecutionRegistry executions,
        Arns arns,
        HttpContext context)
    {
        if (await reader.FindAsync(machine, context.RequestAborted) is null)
        {
            return TypedResults.NotFound();
        }

        var input = SampleInputs.Of(machine).FirstOrDefault(known => known.Id == sample)?.For(order)
            ?? await FindInputAsync(arns.Execution(machine, from ?? string.Empty), executions, context)
            ?? Nothing;
        return Show(new StartModel(machine, JsonLayout.Write(input), Name: string.Empty, Problem: null));
    }

    /// <summary>Starts the execution, and shows it; or shows the form again with what is wrong.</summary>
    public static async Task<Results<RedirectHttpResult, RazorComponentResult<StartPage>>> StartAsync(
        string machine,
        [FromForm] string? input,
        [FromForm] string? name,
        ExecutionRegistry executions,
        Arns arns,
        HttpContext context)
    {
        var model = Read(machine, input, name);
        if (model.Problem is not null)
        {
            return Show(model, StatusCodes.Status422UnprocessableEntity);
        }

        var request = new StartExecutionRequest
        {
            StateMachineArn = arns.StateMachine(machine),
            Input = model.Input,
            Name = model.Name.Length == 0 ? null : model.Name,
        };
        try
        {
            var started = await executions.StartAsync(request, context.RequestAborted);
            // An express execution leaves nothing to show.
            return TypedResults.Redirect(ExecutionArns.IsExpress(started.ExecutionArn)
                ? ConsoleAddresses.StateMachine(machine)
                : ConsoleAddresses.Execution(started.ExecutionArn));
        }
        catch (RequestRefusedException refusal)
        {
            return Show(
                model with { Problem = $"{refusal.Code}: {refusal.Message}" }, StatusCodes.Status422UnprocessableEntity);
        }
    }

    /// <summary>Shows what is wrong with what is typed.</summary>
    public static RazorComponentResult<StartPage> CheckAsync(
        string machine, [FromForm] string? input, [FromForm] string? name) => Show(Read(machine, input, name));

    private static StartModel Read(string machine, string? input, string? name)
    {
        var text = string.IsNullOrWhiteSpace(input) ? Nothing : input;
        return new StartModel(machine, text, name?.Trim() ?? string.Empty, JsonLayout.FindProblem(text));
    }

    private static async Task<string?> FindInputAsync(string arn, ExecutionRegistry executions, HttpContext context)
    {
        try
        {
            return (await executions.DescribeAsync(arn, context.RequestAborted)).Input;
        }
        catch (RequestRefusedException)
        {
            return null;
        }
    }

    private static RazorComponentResult<StartPage> Show(StartModel model, int status = StatusCodes.Status200OK) =>
        new(new { Model = model }) { StatusCode = status };
}
