using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>Which events to show.</summary>
public sealed record EventSearch
{
    /// <summary>The bus that is shown first, if it is there.</summary>
    public const string FirstBus = "Serverlesspresso";

    /// <summary>The bus.</summary>
    public required string Bus { get; init; }

    /// <summary>The detail-type, as it stands; empty for all.</summary>
    public string DetailType { get; init; } = string.Empty;

    /// <summary>A text somewhere in the envelope, without regard to case; empty for all.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>An event pattern; empty for all.</summary>
    public string Pattern { get; init; } = string.Empty;

    /// <summary>Only events before this place; null to begin with the newest.</summary>
    public long? Before { get; init; }

    /// <summary>Whether all events of the bus are meant.</summary>
    public bool IsForAll => DetailType.Length == 0 && Text.Length == 0 && Pattern.Length == 0;

    /// <summary>Reads the search from an address.</summary>
    /// <param name="bus">The bus it names.</param>
    /// <param name="query">The query.</param>
    public static EventSearch Read(string bus, IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new EventSearch
        {
            Bus = bus,
            DetailType = query["detailType"].ToString().Trim(),
            Text = query["text"].ToString().Trim(),
            Pattern = query["pattern"].ToString().Trim(),
            Before = long.TryParse(query["before"], CultureInfo.InvariantCulture, out var before) ? before : null,
        };
    }

    /// <summary>The address of the search, from a place on.</summary>
    /// <param name="before">The place; null for the newest.</param>
    public string AddressFrom(long? before)
    {
        var values = new Dictionary<string, string?>
        {
            ["bus"] = Bus,
            ["detailType"] = DetailType,
            ["text"] = Text,
            ["pattern"] = Pattern,
            ["before"] = before?.ToString(CultureInfo.InvariantCulture),
        };
        return QueryHelpers.AddQueryString(
            BusAddresses.Events, values.Where(value => !string.IsNullOrEmpty(value.Value)));
    }

    /// <summary>Makes the test that an event must pass.</summary>
    /// <exception cref="InvalidEventPatternException">The pattern is none.</exception>
    internal Func<EventRow, bool> ToTest()
    {
        var pattern = ParsePattern();
        var detailType = DetailType.Length == 0
            ? null
            : EventPattern.Parse($$"""{"detail-type":[{{JsonSerializer.Serialize(DetailType)}}]}""");
        return row => (pattern?.Matches(row.Envelope.Span) ?? true)
            && (detailType?.Matches(row.Envelope.Span) ?? true)
            && (Text.Length == 0
                || Encoding.UTF8.GetString(row.Envelope.Span).Contains(Text, StringComparison.OrdinalIgnoreCase));
    }

    private EventPattern? ParsePattern()
    {
        if (Pattern.Length == 0)
        {
            return null;
        }

        return EventPattern.TryParse(Pattern, out var pattern, out var error)
            ? pattern
            : throw new InvalidEventPatternException(error.Message);
    }
}
