using System.Globalization;
using Microsoft.AspNetCore.Http;
using Serverlesspresso.Shop.Api.Problems;

namespace Serverlesspresso.Shop.Api.Requests;

/// <summary>Reads the query parameters of a request, and finds all mistakes of them at once.</summary>
/// <param name="request">The request.</param>
internal sealed class QueryText(HttpRequest request)
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private static readonly string[] InstantFormats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private readonly List<Mistake> _mistakes = [];

    /// <summary>Finds a text, or null if there is none.</summary>
    /// <param name="name">The parameter.</param>
    public string? Find(string name) => request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>Finds an instant, or null if there is none.</summary>
    /// <param name="name">The parameter.</param>
    public DateTimeOffset? FindInstant(string name)
    {
        if (Find(name) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParseExact(text, InstantFormats, CultureInfo.InvariantCulture, Utc, out var instant)
            && instant >= DateTimeOffset.UnixEpoch)
        {
            return instant;
        }

        _mistakes.Add(new Mistake(
            name, $"'{text}' is not an instant since 1970: write it like '2030-01-31T09:00:00Z', or '%2B01:00' in place of 'Z'."));
        return null;
    }

    /// <summary>Finds a whole number, or null if there is none.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="min">The least that it may be.</param>
    /// <param name="max">The greatest that it may be.</param>
    public int? FindNumber(string name, int min, int max)
    {
        if (Find(name) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max)
        {
            return number;
        }

        _mistakes.Add(new Mistake(name, $"'{text}' is not a whole number from {min} to {max}."));
        return null;
    }

    /// <summary>Finds one of some texts, whatever its case, or null if there is none.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="choices">The texts.</param>
    public string? FindChoice(string name, params string[] choices)
    {
        var text = Find(name);
        var choice = Array.Find(choices, choice => choice.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (text is not null && choice is null)
        {
            _mistakes.Add(new Mistake(name, $"'{text}' is none of '{string.Join("', '", choices)}'."));
        }

        return choice;
    }

    /// <summary>Refuses the request if there was a mistake.</summary>
    /// <exception cref="CoffeeBarRefusedException">With all of them.</exception>
    public void Check()
    {
        if (_mistakes.Count > 0)
        {
            throw new CoffeeBarRefusedException(RequestReasons.InvalidRequest, _mistakes);
        }
    }
}
