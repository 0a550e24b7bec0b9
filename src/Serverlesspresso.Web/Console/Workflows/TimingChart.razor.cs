using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>When each state began and how long it took, as bars below each other.</summary>
public partial class TimingChart
{
    private const double Whole = 1_000;

    // What took no time is still there.
    private const double WidthMin = 4;

    /// <summary>What the execution has done.</summary>
    [Parameter]
    [EditorRequired]
    public TraceView Trace { get; set; } = null!; // The page gives it.

    /// <summary>When it began.</summary>
    [Parameter]
    [EditorRequired]
    public DateTimeOffset Start { get; set; }

    /// <summary>When it ended, or now.</summary>
    [Parameter]
    [EditorRequired]
    public DateTimeOffset End { get; set; }

    /// <summary>The address that selects a stay.</summary>
    [Parameter]
    [EditorRequired]
    public Func<VisitLine, string> Address { get; set; } = null!; // The page gives it.

    // If the first stays are not shown, the chart begins with those that are.
    private DateTimeOffset From => Trace.EarlierVisits > 0 ? Trace.Visits[0].EnteredAt : Start;

    private TimeSpan Span => End - From;

    private static string Write(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private double PlaceOf(DateTimeOffset at) => Math.Min(
        Whole * ((at - From) / TimeSpan.FromTicks(Math.Max(Span.Ticks, 1))), Whole - WidthMin);

    private double WidthOf(VisitLine visit) => Math.Max(
        Math.Min(PlaceOf(visit.EndedAt ?? End) + WidthMin, Whole) - PlaceOf(visit.EnteredAt), WidthMin);
}
