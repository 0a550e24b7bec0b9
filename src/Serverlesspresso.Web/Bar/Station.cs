using System.Globalization;
using System.Text.RegularExpressions;

namespace Serverlesspresso.Web.Bar;

/// <summary>One of several places that share a queue: each has the orders whose number falls to it.</summary>
/// <param name="Index">Which one it is, from 1.</param>
/// <param name="Count">How many there are.</param>
public readonly partial record struct Station(int Index, int Count)
{
    /// <summary>How many stations a bar has at most.</summary>
    public const int CountMax = 4;

    /// <summary>Reads a station from an address.</summary>
    /// <param name="text">For example <c>1of2</c>.</param>
    /// <returns>Null if it is none, or the only one.</returns>
    public static Station? Find(string? text)
    {
        if (Pattern().Match(text ?? string.Empty) is not { Success: true } match)
        {
            return null;
        }

        var station = new Station(
            int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture),
            int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
        return station is { Index: > 0, Count: > 1 and <= CountMax } && station.Index <= station.Count ? station : null;
    }

    /// <summary>Whether an order falls to this station.</summary>
    /// <param name="number">Its number.</param>
    public bool Serves(string? number) => OrderNumbers.ValueOf(number) % Count == Index % Count;

    /// <summary>Writes the station as an address has it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}of{Count}");

    [GeneratedRegex(@"\A([0-9])of([0-9])\z")]
    private static partial Regex Pattern();
}
