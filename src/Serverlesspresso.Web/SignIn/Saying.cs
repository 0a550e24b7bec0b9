namespace Serverlesspresso.Web.SignIn;

/// <summary>What a page says of the form that was sent last.</summary>
/// <param name="Reason">What came of it; empty if none was sent.</param>
/// <param name="Places">Where the mistakes are.</param>
public sealed record Saying(string Reason, IReadOnlyList<string> Places)
{
    /// <summary>Whether all went well.</summary>
    public bool IsDone => Reason == Said.Done;

    /// <summary>Whether there is something to say above the form, rather than beside a field.</summary>
    public bool IsGeneral => Reason.Length > 0 && Places.Count == 0;

    /// <summary>Whether a place has a mistake.</summary>
    /// <param name="place">The place.</param>
    public bool IsAt(string place) => Places.Contains(place);
}
