namespace Serverlesspresso.Web.Wall;

/// <summary>What a wall says to those who want a coffee.</summary>
public enum WallState
{
    /// <summary>Scan the code.</summary>
    Scan,

    /// <summary>The code is about to change: whoever scanned it now would be too late.</summary>
    CodeChanges,

    /// <summary>All drinks of the code are given away: the next one comes soon.</summary>
    GivenAway,

    /// <summary>All places of the shop are taken.</summary>
    Full,

    /// <summary>The shop takes no orders.</summary>
    Closed,
}
