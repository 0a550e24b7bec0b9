using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Web.Console.Walkthrough;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>An event as somebody types it.</summary>
public sealed record SendForm
{
    /// <summary>The bus.</summary>
    public string Bus { get; init; } = EventSearch.FirstBus;

    /// <summary>Where it comes from.</summary>
    public string Source { get; init; } = "awsserverlessda.serverlesspresso";

    /// <summary>What kind of event it is.</summary>
    public string DetailType { get; init; } = "Validator.NewOrder";

    /// <summary>What happened: a JSON object.</summary>
    public string Detail { get; init; } = """
        {
          "Message": "A new order was placed by hand.",
          "userId": "1",
          "orderId": "2"
        }
        """;

    /// <summary>The ARNs it is about, one a line.</summary>
    public string Resources { get; init; } = string.Empty;

    /// <summary>The form for the event of a new order.</summary>
    /// <param name="orderId">The order; anything that is no id of the walkthrough leaves the form as it is.</param>
    internal static SendForm For(string orderId)
    {
        var form = new SendForm();
        return WalkAddresses.IsId(orderId)
            ? form with
            {
                Detail = form.Detail.Replace("\"orderId\": \"2\"", $"\"orderId\": \"{orderId}\"", StringComparison.Ordinal),
            }
            : form;
    }

    /// <summary>The address of the form, filled in like an event.</summary>
    /// <param name="line">The event.</param>
    public static string AddressOf(EventLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return QueryHelpers.AddQueryString(
            BusAddresses.Send, "like", FormattableString.Invariant($"{line.Bus}/{line.Sequence}"));
    }

    /// <summary>Reads what was typed.</summary>
    /// <param name="fields">The form's fields.</param>
    public static SendForm Read(IFormCollection fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new SendForm
        {
            Bus = fields["bus"].ToString(),
            Source = fields["source"].ToString().Trim(),
            DetailType = fields["detailType"].ToString().Trim(),
            Detail = fields["detail"].ToString(),
            Resources = fields["resources"].ToString(),
        };
    }

    /// <summary>Makes the event to put.</summary>
    public EventEntry ToEntry() => new()
    {
        BusName = Bus,
        Source = Source,
        DetailType = DetailType,
        Detail = Detail,
        Resources = Resources.Split(
            ['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    };
}
