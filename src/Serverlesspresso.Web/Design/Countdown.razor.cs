using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Design;

/// <summary>How long it is until something. The script lets it tick, by the server's clock.</summary>
/// <param name="timeProvider">Says how late it is.</param>
public partial class Countdown(TimeProvider timeProvider)
{
    /// <summary>The instant at which it ends.</summary>
    [Parameter]
    [EditorRequired]
    public DateTimeOffset Until { get; set; }

    /// <summary>How long it is from its begin to its end, for a bar beside it. Null for no bar.</summary>
    [Parameter]
    public TimeSpan? Total { get; set; }

    /// <summary>Whether the page is read again when it has ended.</summary>
    [Parameter]
    public bool RefreshesAtEnd { get; set; } = true;

    private DateTimeOffset Now { get; } = timeProvider.GetUtcNow();

    private TimeSpan Left => Until > Now ? Until - Now : TimeSpan.Zero;
}
