using System.Text.RegularExpressions;

namespace Serverlesspresso.Engine.Buses;

/// <summary>
/// What names of rules, replays, connections and API destinations and ids of targets may be, and how long what describes a
/// resource.
/// </summary>
/// <remarks>Source: Amazon EventBridge API Reference, PutRule and Target.</remarks>
public static partial class BusResourceNames
{
    /// <summary>How many characters one has at most.</summary>
    public const int LengthMax = 64;

    /// <summary>How many characters the description of a bus, rule, archive, replay, connection or API destination has at most.</summary>
    public const int DescriptionLengthMax = 512;

    /// <summary>Whether a text can be one.</summary>
    /// <param name="name">The text.</param>
    public static bool IsValid(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length <= LengthMax && Pattern().IsMatch(name);
    }

    /// <summary>Of which characters one is.</summary>
    [GeneratedRegex(@"\A(?:[\.\-_A-Za-z0-9]+)\z")]
    public static partial Regex Pattern();
}
