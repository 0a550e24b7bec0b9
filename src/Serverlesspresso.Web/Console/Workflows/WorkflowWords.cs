using System.Globalization;
using Serverlesspresso.Web.Console.Graphs;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>The words that the pages of workflows share.</summary>
internal static class WorkflowWords
{
    /// <summary>Writes how long something took: exact where it is short.</summary>
    /// <param name="length">The length.</param>
    public static string WriteLength(TimeSpan length) => length switch
    {
        { TotalMilliseconds: < 1 } => "< 1 ms", // Within one turn time stands still.
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{length.TotalMilliseconds:0} ms"),
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{length.TotalSeconds:0.0} s"),
        _ => Durations.WriteClock(length),
    };

    /// <summary>How a state stands, in a word.</summary>
    /// <param name="look">The look.</param>
    public static string Describe(StateLook look) => look switch
    {
        StateLook.Untouched => "Not reached",
        StateLook.Current => "At work",
        StateLook.Succeeded => "Succeeded",
        StateLook.Caught => "Error caught",
        StateLook.Failed => "Failed",
        StateLook.Aborted => "Given up",
    };

    /// <summary>The tone of how a state stands.</summary>
    /// <param name="look">The look.</param>
    public static Tone ToneOf(StateLook look) => look switch
    {
        StateLook.Untouched => Tone.Neutral,
        StateLook.Current => Tone.Busy,
        StateLook.Succeeded => Tone.Good,
        StateLook.Caught or StateLook.Aborted => Tone.Warn,
        StateLook.Failed => Tone.Bad,
    };
}
