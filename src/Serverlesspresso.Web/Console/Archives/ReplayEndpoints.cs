using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Serverlesspresso.Engine;
using Serverlesspresso.Engine.Archives;
using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Web.Console.Archives;

/// <summary>Starts and cancels replays.</summary>
internal static class ReplayEndpoints
{
    public const string Started = "started";
    public const string Cancelled = "cancelled";
    public const string Ended = "ended";

    /// <summary>Starts a replay, or says what is wrong.</summary>
    public static async Task<Results<RedirectHttpResult, RazorComponentResult<ArchivePage>, NotFound>> StartAsync(
        string archive, IFormCollection fields, ArchiveReader reader, ReplayRegistry replays, HttpContext context)
    {
        var form = ReplayForm.Read(fields);
        if (await reader.FindAsync(archive, form, context.RequestAborted) is not { } model)
        {
            return TypedResults.NotFound();
        }

        var problem = form.FindProblem();
        if (problem is null)
        {
            try
            {
                await replays.StartAsync(form.ToRequest(model.Archive.Document), context.RequestAborted);
                return ArchiveEndpoints.Said(Started);
            }
            catch (EventLimitExceededException)
            {
                problem = "Ten replays are at work already: wait for one, or cancel it.";
            }
            catch (RequestRefusedException refusal)
            {
                problem = refusal.Message;
            }
        }

        return new RazorComponentResult<ArchivePage>(new { Model = model with { Problem = problem } })
        {
            StatusCode = StatusCodes.Status422UnprocessableEntity,
        };
    }

    /// <summary>Cancels a replay.</summary>
    public static async Task<Results<RedirectHttpResult, NotFound>> CancelAsync(
        string replay, ReplayRegistry replays, HttpContext context)
    {
        try
        {
            await replays.CancelAsync(replay, context.RequestAborted);
            return ArchiveEndpoints.Said(Cancelled);
        }
        catch (ReplayNotActiveException)
        {
            return ArchiveEndpoints.Said(Ended);
        }
        catch (EventResourceNotFoundException)
        {
            return TypedResults.NotFound();
        }
    }
}
