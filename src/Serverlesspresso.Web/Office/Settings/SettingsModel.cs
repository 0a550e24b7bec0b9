namespace Serverlesspresso.Web.Office.Settings;

/// <summary>What the page of a shop's settings shows.</summary>
public sealed record SettingsModel
{
    /// <summary>The shop's id.</summary>
    public required string ShopId { get; init; }

    /// <summary>The shop's name.</summary>
    public required string ShopName { get; init; }

    /// <summary>The form.</summary>
    public required SettingsForm Form { get; init; }

    /// <summary>What came of the form that was just sent.</summary>
    public required string? Said { get; init; }

    /// <summary>Where the mistakes are.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];
}
