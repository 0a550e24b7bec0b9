namespace Serverlesspresso.Web.Visit;

/// <summary>How things stand between a visitor and a shop.</summary>
public enum VisitState
{
    /// <summary>The visitor has scanned a code and may start.</summary>
    Start,

    /// <summary>The visitor has yet to scan the code on the screen.</summary>
    Scan,

    /// <summary>The shop takes no orders now.</summary>
    Closed,

    /// <summary>All places of the shop are taken.</summary>
    Full,

    /// <summary>The code that the visitor has scanned has given away all its drinks.</summary>
    GivenAway,

    /// <summary>The code that the visitor has scanned is not, or no longer, the shop's.</summary>
    Expired,

    /// <summary>The visitor has had all drinks for today.</summary>
    HadAll,

    /// <summary>The visitor has a place and chooses a drink.</summary>
    Choosing,

    /// <summary>The order waits for a barista.</summary>
    Queued,

    /// <summary>A barista makes it.</summary>
    Making,

    /// <summary>It waits at the counter.</summary>
    Ready,

    /// <summary>The visitor has it.</summary>
    Collected,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>The visitor did not choose in time.</summary>
    NotChosen,

    /// <summary>The baristas did not make it in time.</summary>
    NotMade,
}
