namespace Serverlesspresso.Web.Reference;

/// <summary>How an operation may answer.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Reasons">Why, if it refuses.</param>
public sealed record ReferenceAnswer(string Status, IReadOnlyList<string> Reasons)
{
    /// <summary>Whether it is a refusal.</summary>
    public bool IsRefusal => Reasons.Count > 0;
}
