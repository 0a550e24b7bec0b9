using System.Globalization;
using Microsoft.AspNetCore.Components;
using Serverlesspresso.Shop.CheckIn;

namespace Serverlesspresso.Web.Wall;

/// <summary>How to order: the code with its countdown, or why there is none.</summary>
public partial class WallPanel
{
    private static readonly TimeSpan Length = CodeBucket.Length;

    /// <summary>The wall.</summary>
    [Parameter]
    [EditorRequired]
    public WallModel Model { get; set; } = null!; // The page gives itself.

    private string Class => Model.State switch
    {
        WallState.Scan => "scan",
        WallState.CodeChanges or WallState.GivenAway => "soon",
        WallState.Full => "full",
        WallState.Closed => "closed",
    };

    // Whoever waits before a closed bar wants to hear that their drink still comes; if nobody waits, nobody asks.
    private string NextKey => Model is { State: WallState.Closed, Preparing.Count: > 0 }
        ? "ClosedNextBusy"
        : $"{Model.State}Next";

    // Each code has a panel of its own. So the mark that hides a code whose time is up, which the script sets also while
    // there is no connection, does not hide the next one.
    private string Key => string.Create(
        CultureInfo.InvariantCulture, $"{Model.State}-{Model.Code?.Until.ToUnixTimeSeconds() ?? 0}");
}
