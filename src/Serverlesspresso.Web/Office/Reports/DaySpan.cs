namespace Serverlesspresso.Web.Office.Reports;

/// <summary>Some days on end.</summary>
/// <param name="Name">What people call them: a key of the page's words.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
public sealed record DaySpan(string Name, DateOnly From, DateOnly To);
