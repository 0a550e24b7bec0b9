namespace Serverlesspresso.Web.Bar;

/// <summary>Where an order stands on a barista's page.</summary>
public enum BarPlace
{
    /// <summary>It waits for a barista.</summary>
    Queue,

    /// <summary>The barista who looks makes it.</summary>
    Mine,

    /// <summary>Another barista makes it.</summary>
    Others,

    /// <summary>It waits at the counter.</summary>
    Counter,
}
