using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>A Map Run: its counts and its child executions.</summary>
public partial class MapRunPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public MapRunModel Model { get; set; } = null!; // The endpoint gives it.

    private MapRunRow Row => Model.MapRun;

    private string Machine => Row.Arn.Split(':')[^2].Split('/')[0];

    private string Label => Row.Arn.Split(':')[^2].Split('/')[^1];

    private string Address => ConsoleAddresses.MapRun(Row.Arn);

    // What has ended stays as it is, once the last children have been stopped.
    private string? Feed => Row.Status == MapRunStatus.Running || Row.Executions.Running > 0
        ? ConsoleAddresses.StreamOf(ConsoleTopics.ExecutionsOf(Row.StateMachineArn))
        : null;

    private string Tolerated => (Row.ToleratedFailureCount, Row.ToleratedFailurePercentage) switch
    {
        (null, null) => "none",
        ({ } count, null) => Show(count),
        (null, { } percentage) => $"{Show(percentage)} %",
        ({ } count, { } percentage) => $"{Show(count)}, and {Show(percentage)} %",
    };

    private static string Show(double number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);

    // What is null is left out.
    private string AddressOf(int? after) => QueryHelpers.AddQueryString(Address, new Dictionary<string, string?>
    {
        ["status"] = Model.Status is { } status ? StatusFilter.Write(status) : null,
        ["after"] = after?.ToString(CultureInfo.InvariantCulture),
    });
}
