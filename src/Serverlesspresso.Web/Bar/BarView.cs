using Microsoft.AspNetCore.Http;

namespace Serverlesspresso.Web.Bar;

/// <summary>How a barista looks at the bar. It stands in the address, so that it outlives a reload and can be kept.</summary>
public sealed record BarView
{
    private const int SearchLengthMax = 60;

    /// <summary>The station that the barista works at; null for the whole queue.</summary>
    public Station? Station { get; init; }

    /// <summary>What the barista searches for; empty for nothing.</summary>
    public string Search { get; init; } = string.Empty;

    /// <summary>The dialog that is open, for a browser without script; null for none.</summary>
    public string? Ask { get; init; }

    /// <summary>The rest of an address that leads to this view.</summary>
    public string Query => Write().ToString();

    /// <summary>Reads a view.</summary>
    /// <param name="query">The query of the address.</param>
    public static BarView Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var search = query["q"].FirstOrDefault()?.Trim() ?? string.Empty;
        return new BarView
        {
            Station = Bar.Station.Find(query["station"].FirstOrDefault()),
            Search = search.Length <= SearchLengthMax ? search : search[..SearchLengthMax],
            Ask = query["ask"].FirstOrDefault(),
        };
    }

    /// <summary>The rest of an address that leads to this view with one thing more.</summary>
    /// <param name="name">Its name, such as <c>said</c>.</param>
    /// <param name="value">What it says.</param>
    public string QueryWith(string name, string value) => Write().Add(name, value).ToString();

    private QueryString Write()
    {
        var query = QueryString.Empty;
        query = Station is { } station ? query.Add("station", station.ToString()) : query;
        return Search.Length > 0 ? query.Add("q", Search) : query;
    }
}
