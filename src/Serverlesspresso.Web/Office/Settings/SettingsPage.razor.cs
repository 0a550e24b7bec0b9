using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Office.Settings;

/// <summary>The settings of a shop.</summary>
public partial class SettingsPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public SettingsModel Model { get; set; } = null!; // The endpoint gives it.

    private SettingsForm Form => Model.Form;

    private static IEnumerable<string> TimeZones { get; } =
    [
        .. TimeZoneInfo.GetSystemTimeZones()
            .Where(zone => zone.HasIanaId)
            .Select(zone => zone.Id)
            .Order(StringComparer.Ordinal),
    ];

    private string? ProblemAt(string place) => Model.Places.Contains(place) ? Texts[$"Problem.{place}"].Value : null;
}
