using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Office.Robots;

/// <summary>The robots of a shop: how many orders they place, and who makes them.</summary>
public partial class RobotPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public RobotModel Model { get; set; } = null!; // The endpoint gives it.

    private static string Write(int number) =>
        number < 0 ? string.Empty : number.ToString(CultureInfo.InvariantCulture);

    private string? ProblemAt(string place) => Model.Places.Contains(place) ? Texts[$"Problem.{place}"].Value : null;
}
