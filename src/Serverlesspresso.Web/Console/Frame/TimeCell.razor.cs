using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Frame;

/// <summary>An instant in UTC, to the millisecond: what belongs to the server and not to a shop has no other clock.</summary>
/// <param name="timeProvider">Says what day it is: an instant of today is written without its day.</param>
public partial class TimeCell(TimeProvider timeProvider)
{
    /// <summary>The instant; null for a dash.</summary>
    [Parameter]
    [EditorRequired]
    public DateTimeOffset? At { get; set; }

    private string Text => At?.UtcDateTime.ToString(
        At.Value.UtcDateTime.Date == timeProvider.GetUtcNow().UtcDateTime.Date ? "HH:mm:ss.fff" : "yyyy-MM-dd HH:mm:ss",
        CultureInfo.InvariantCulture) ?? string.Empty;
}
