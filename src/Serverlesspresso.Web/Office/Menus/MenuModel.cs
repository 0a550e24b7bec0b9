namespace Serverlesspresso.Web.Office.Menus;

/// <summary>What the editor of a menu shows.</summary>
public sealed record MenuModel
{
    /// <summary>The shop's id.</summary>
    public required string ShopId { get; init; }

    /// <summary>The shop's name.</summary>
    public required string ShopName { get; init; }

    /// <summary>The form.</summary>
    public required MenuForm Form { get; init; }

    /// <summary>What came of the form that was just sent.</summary>
    public required string? Said { get; init; }

    /// <summary>Whether the form has something that is not saved.</summary>
    public bool IsUnsaved { get; init; }

    /// <summary>The place of what was just added; null if nothing was. What is typed next is meant for it.</summary>
    public string? Fresh { get; init; }

    /// <summary>Where the mistakes are.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Whether there is a mistake at a place, or below it.</summary>
    /// <param name="place">The place, for example <c>drinks/0/groups/1/options</c>.</param>
    public bool IsWrong(string place) =>
        Places.Any(wrong => wrong == place || wrong.StartsWith($"{place}/", StringComparison.Ordinal));
}
