using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Design;

/// <summary>Puts what came of a form into words, with what to do next: the page's <c>?said=reason</c>.</summary>
public partial class Said
{
    private const string Unknown = "unknown";

    private static readonly string[] GoodNews = ["saved", "forgotten"];

    // What the visitor can wait out, or do a little differently, is no fault.
    private static readonly string[] Hints =
        ["closed", "capacity", "no-tokens", "expired-code", "order-limit", "not-available", "not-on-menu"];

    /// <summary>The reason; null if there is nothing to say.</summary>
    [Parameter]
    public string? Reason { get; set; }

    /// <summary>What else to say.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    // The address is anybody's to write: only what has words is said.
    private string Key => Reason is not null && !Texts[Reason].ResourceNotFound && !Reason.EndsWith(".next", StringComparison.Ordinal)
        ? Reason
        : Unknown;

    private Tone Tone => GoodNews.Contains(Key) ? Tone.Good : Hints.Contains(Key) ? Tone.Warn : Tone.Bad;
}
