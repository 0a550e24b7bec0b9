using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Office.Reports;

/// <summary>Bars below each other, each with its name and number: a table that is a chart too.</summary>
public partial class BarTable
{
    /// <summary>The id of the heading that names it.</summary>
    [Parameter]
    [EditorRequired]
    public string TitleId { get; set; } = string.Empty;

    /// <summary>What the labels are.</summary>
    [Parameter]
    [EditorRequired]
    public string LabelName { get; set; } = string.Empty;

    /// <summary>What the numbers are.</summary>
    [Parameter]
    [EditorRequired]
    public string ValueName { get; set; } = string.Empty;

    /// <summary>The bars.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<ChartPoint> Points { get; set; } = [];

    private static string Write(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private string LengthOf(double value) => Write(100 * value / Math.Max(Points.Max(point => point.Value), 1));
}
