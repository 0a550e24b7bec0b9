using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Live;

/// <summary>
/// Reads the page again after a while, though the feed has said nothing: for what time alone changes, and for a connection
/// that died without a word.
/// </summary>
/// <param name="timeProvider">The clock.</param>
public partial class NextLook(TimeProvider timeProvider)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>When; null for half a minute from now.</summary>
    [Parameter]
    public DateTimeOffset? At { get; set; }

    private DateTimeOffset Default { get; } = timeProvider.GetUtcNow() + Pause;
}
