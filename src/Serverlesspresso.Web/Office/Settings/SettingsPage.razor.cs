using Microsoft.AspNetCore.Components;
using Serverlesspresso.Web.Texts;

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

    // One that an operator has written, and that no page speaks, stays until somebody chooses another.
    private IEnumerable<(string Code, string Name)> LanguageCodes =>
        Form.Language.Length == 0 || Languages.IsSpoken(Form.Language)
            ? Languages.All
            : [.. Languages.All, (Form.Language, Form.Language)];

    private string? ProblemAt(string place) => Model.Places.Contains(place) ? Texts[$"Problem.{place}"].Value : null;
}
