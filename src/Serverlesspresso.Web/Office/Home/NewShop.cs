namespace Serverlesspresso.Web.Office.Home;

/// <summary>The form of a new shop.</summary>
/// <param name="Id">The id that was typed.</param>
/// <param name="Name">The name that was typed.</param>
/// <param name="Reason">Why there is no such shop; null if nobody has tried.</param>
/// <param name="Places">Where the mistakes are.</param>
public sealed record NewShop(string Id, string Name, string? Reason, IReadOnlyList<string> Places)
{
    /// <summary>Nothing typed yet.</summary>
    public static NewShop Empty { get; } = new(string.Empty, string.Empty, Reason: null, []);
}
