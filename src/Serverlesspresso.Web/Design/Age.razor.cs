using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Design;

/// <summary>How long ago something was. The script lets it tick.</summary>
/// <param name="timeProvider">Says how late it is.</param>
public partial class Age(TimeProvider timeProvider)
{
    /// <summary>The instant.</summary>
    [Parameter]
    [EditorRequired]
    public DateTimeOffset Since { get; set; }

    /// <summary>From how many seconds on it is warm. Null for never.</summary>
    [Parameter]
    public int? WarmSeconds { get; set; }

    /// <summary>From how many seconds on it is late. Null for never.</summary>
    [Parameter]
    public int? LateSeconds { get; set; }

    private DateTimeOffset Now { get; } = timeProvider.GetUtcNow();

    private string? Level => (Now - Since).TotalSeconds switch
    {
        var seconds when seconds >= LateSeconds => "late",
        var seconds when seconds >= WarmSeconds => "warm",
        _ => null,
    };
}
