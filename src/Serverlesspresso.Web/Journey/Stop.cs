using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Journey;

/// <summary>A stop of an order's journey.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">When.</param>
/// <param name="After">How long after the stop before; null for the first.</param>
public sealed record Stop(StopKind Kind, DateTimeOffset At, TimeSpan? After)
{
    /// <summary>Its picture.</summary>
    public IconKind Icon => Kind switch
    {
        StopKind.CheckedIn => IconKind.QrCode,
        StopKind.Chosen => IconKind.Check,
        StopKind.Numbered => IconKind.People,
        StopKind.Claimed => IconKind.Cup,
        StopKind.Completed => IconKind.Bell,
        StopKind.Collected => IconKind.Pickup,
        StopKind.Cancelled => IconKind.Cross,
        StopKind.NotChosen or StopKind.NotMade => IconKind.Clock,
    };
}
