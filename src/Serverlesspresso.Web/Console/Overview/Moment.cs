using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Console.Overview;

/// <summary>An instant as a page shows it: by how long ago it was.</summary>
/// <param name="Age">How long ago it was, in words.</param>
/// <param name="Instant">The instant itself, for machines and tooltips.</param>
public sealed record Moment(string Age, string Instant)
{
    /// <summary>Makes a moment of an instant.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="now">The instant it is seen from.</param>
    internal static Moment From(DateTimeOffset instant, DateTimeOffset now) =>
        new(Durations.Write(now - instant), Instants.Iso(instant));
}
