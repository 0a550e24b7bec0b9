using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Office.Reports;

/// <summary>Bars side by side, over time. A table has the same numbers.</summary>
public partial class TimeChart
{
    // The space at each side of a bar, of its own width.
    private const double Gap = 0.1;

    /// <summary>An id of its own on the page.</summary>
    [Parameter]
    [EditorRequired]
    public string Id { get; set; } = string.Empty;

    /// <summary>What it shows, in a sentence.</summary>
    [Parameter]
    [EditorRequired]
    public string Title { get; set; } = string.Empty;

    /// <summary>The name of the whole of a bar.</summary>
    [Parameter]
    [EditorRequired]
    public string ValueName { get; set; } = string.Empty;

    /// <summary>The name of the emphasised part of a bar.</summary>
    [Parameter]
    [EditorRequired]
    public string PartName { get; set; } = string.Empty;

    /// <summary>The name of the rest of a bar.</summary>
    [Parameter]
    [EditorRequired]
    public string RestName { get; set; } = string.Empty;

    /// <summary>The bars.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<ChartPoint> Points { get; set; } = [];

    private int End => ChartScale.End(Points.Select(point => point.Value).DefaultIfEmpty().Max());

    // More would not fit beside each other on a phone.
    private IEnumerable<string> TimeLabels => Points.Count <= 2
        ? Points.Select(point => point.Label)
        : [Points[0].Label, Points[Points.Count / 2].Label, Points[^1].Label];

    private static string Write(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private string TextOf(ChartPoint point) => $"{Write(point.Value)} {ValueName}, {Write(point.Part)} {PartName}";

    private double HeightOf(double value) => 100 * value / End;
}
