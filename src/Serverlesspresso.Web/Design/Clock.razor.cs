using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Design;

/// <summary>The time of day in a shop. The script lets it tick.</summary>
/// <param name="timeProvider">Says how late it is.</param>
public partial class Clock(TimeProvider timeProvider)
{
    /// <summary>The shop's time zone by its IANA name.</summary>
    [Parameter]
    [EditorRequired]
    public string TimeZone { get; set; } = "UTC";
}
