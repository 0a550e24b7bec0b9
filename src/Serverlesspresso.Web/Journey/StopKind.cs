namespace Serverlesspresso.Web.Journey;

/// <summary>What happens to an order on its way.</summary>
public enum StopKind
{
    /// <summary>The visitor checked in and got a place.</summary>
    CheckedIn,

    /// <summary>The visitor chose a drink.</summary>
    Chosen,

    /// <summary>The order got its number.</summary>
    Numbered,

    /// <summary>A barista took it.</summary>
    Claimed,

    /// <summary>The drink stood at the counter.</summary>
    Completed,

    /// <summary>The visitor has it.</summary>
    Collected,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>The visitor did not choose in time.</summary>
    NotChosen,

    /// <summary>The baristas did not make it in time.</summary>
    NotMade,
}
