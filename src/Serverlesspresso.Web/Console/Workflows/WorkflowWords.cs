using Serverlesspresso.Web.Console.Graphs;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>The words that the pages of workflows share.</summary>
internal static class WorkflowWords
{
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
