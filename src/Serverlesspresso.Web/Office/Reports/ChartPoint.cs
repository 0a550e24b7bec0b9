namespace Serverlesspresso.Web.Office.Reports;

/// <summary>A bar of a chart.</summary>
/// <param name="Label">What it is about.</param>
/// <param name="Value">How long it is.</param>
/// <param name="Part">How much of it is emphasised, from its foot.</param>
/// <param name="Text">Its length in words; null for the number.</param>
public sealed record ChartPoint(string Label, double Value, double Part, string? Text = null);
