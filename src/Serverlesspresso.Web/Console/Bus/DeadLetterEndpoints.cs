using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>Shows dead letters, redrives and drops them.</summary>
internal static class DeadLetterEndpoints
{
    public const string Redriven = "redriven";
    public const string AllRedriven = "all-redriven";
    public const string Dropped = "dropped";
    public const string Gone = "gone";

    private const int LettersPerPage = 25;

    /// <summary>Shows a page of them.</summary>
    public static async Task<RazorComponentResult<DeadLettersPage>> ShowAsync(DeadLetters letters, HttpContext context)
    {
        _ = long.TryParse(context.Request.Query["after"], CultureInfo.InvariantCulture, out var after);
        var rows = await letters.ListAsync(after, LettersPerPage + 1, context.RequestAborted);
        return new RazorComponentResult<DeadLettersPage>(new
        {
            Model = new DeadLettersModel
            {
                Letters = [.. rows.Take(LettersPerPage).Select(DeadLetterLine.From)],
                After = after,
                NextAfter = rows.Count > LettersPerPage ? rows[LettersPerPage - 1].Sequence : null,
                Said = context.Request.Query["said"].FirstOrDefault(),
            },
        });
    }

    /// <summary>Redrives one.</summary>
    public static async Task<RedirectHttpResult> RedriveAsync(long sequence, DeadLetters letters, HttpContext context) =>
        Said(await letters.RedriveAsync(sequence, context.RequestAborted) ? Redriven : Gone);

    /// <summary>Redrives all that there are.</summary>
    public static async Task<RedirectHttpResult> RedriveAllAsync(DeadLetters letters, HttpContext context)
    {
        await letters.RedriveAllAsync(context.RequestAborted);
        return Said(AllRedriven);
    }

    /// <summary>Drops one.</summary>
    public static async Task<RedirectHttpResult> DropAsync(long sequence, DeadLetters letters, HttpContext context) =>
        Said(await letters.DropAsync(sequence, context.RequestAborted) ? Dropped : Gone);

    private static RedirectHttpResult Said(string said) =>
        TypedResults.Redirect($"{BusAddresses.DeadLetters}?said={said}");
}
