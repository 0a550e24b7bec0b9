namespace Serverlesspresso.Web.Design;

/// <summary>Names tones in the style sheet.</summary>
internal static class ToneClass
{
    /// <summary>The class of a tone; empty for none.</summary>
    /// <param name="tone">The tone.</param>
    public static string Of(Tone tone) => tone switch
    {
        Tone.Neutral => string.Empty,
        Tone.Accent => "tone-accent",
        Tone.Good => "tone-good",
        Tone.Busy => "tone-busy",
        Tone.Warn => "tone-warn",
        Tone.Bad => "tone-bad",
    };
}
