using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>Puts events by hand.</summary>
internal static class SendEndpoints
{
    private static readonly JsonSerializerOptions Readable =
        new()
        {
            WriteIndented = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };

    /// <summary>Shows the form, filled in like an event that is named.</summary>
    public static async Task<RazorComponentResult<SendPage>> ShowAsync(EventsReader reader, HttpContext context) =>
        await ShowAsync(reader, await FindLikeAsync(reader, context), problem: null, context.RequestAborted);

    /// <summary>Puts the event and leads to it, or says what is wrong.</summary>
    public static async Task<Results<RedirectHttpResult, RazorComponentResult<SendPage>>> SendAsync(
        IFormCollection fields, EventsReader reader, BusEvents events, HttpContext context)
    {
        var form = SendForm.Read(fields);
        string? problem;
        try
        {
            // PutEvents drops an event for a bus that is not there: a person would look for it in vain.
            form = await reader.FindBusAsync(form.Bus, context.RequestAborted) is { } bus
                ? form with { Bus = bus }
                : throw new EventRequestInvalidException($"There is no bus '{form.Bus}'.");
            var result = (await events.PutAsync([form.ToEntry()], context.RequestAborted))[0];
            if (result.EventId is { } id)
            {
                var latest = await reader.ListLatestAsync(form.Bus, EventsReader.EventsPerPage, context.RequestAborted);
                var row = latest.FirstOrDefault(row => row.Id == id);
                return TypedResults.Redirect(
                    row is null ? BusAddresses.EventsOf(form.Bus) : BusAddresses.Event(row.BusName, row.Sequence));
            }

            problem = $"{result.ErrorCode}: {result.ErrorMessage}";
        }
        catch (EventRequestInvalidException refusal)
        {
            problem = refusal.Message;
        }

        var page = await ShowAsync(reader, form, problem, context.RequestAborted);
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    private static async Task<RazorComponentResult<SendPage>> ShowAsync(
        EventsReader reader, SendForm form, string? problem, CancellationToken cancellationToken) =>
        new(new
        {
            Model = new SendModel
            {
                Form = form,
                Buses = await reader.ListBusesAsync(cancellationToken),
                Problem = problem,
                Command = WriteCommand(form),
            },
        });

    private static async Task<SendForm> FindLikeAsync(EventsReader reader, HttpContext context)
    {
        var like = context.Request.Query["like"].ToString();
        var slash = like.LastIndexOf('/');
        if (slash < 0
            || !long.TryParse(like.AsSpan(slash + 1), CultureInfo.InvariantCulture, out var sequence)
            || await reader.FindAsync(like[..slash], sequence, context.RequestAborted) is not { } row)
        {
            return SendForm.For(context.Request.Query["order"].ToString());
        }

        using var envelope = ConsoleJson.Parse(row.Envelope);
        var root = envelope.RootElement;
        return new SendForm
        {
            Bus = row.BusName,
            Source = root.GetProperty("source").GetString() ?? string.Empty,
            DetailType = root.GetProperty("detail-type").GetString() ?? string.Empty,
            Detail = JsonLayout.Write(root.GetProperty("detail").GetRawText()),
            Resources = string.Join(
                '\n', root.GetProperty("resources").EnumerateArray().Select(resource => resource.GetString())),
        };
    }

    private static string WriteCommand(SendForm form)
    {
        var entry = form.ToEntry();
        var entries = JsonSerializer.Serialize(
            new[]
            {
                new
                {
                    EventBusName = entry.BusName,
                    entry.Source,
                    entry.DetailType,
                    entry.Detail,
                    Resources = entry.Resources.Count == 0 ? null : entry.Resources,
                },
            },
            Readable);
        return $"aws events put-events --entries '{entries.Replace("'", @"'\''", StringComparison.Ordinal)}'";
    }
}
