using Microsoft.AspNetCore.Components;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>How the items and child executions of a Map Run stand.</summary>
public partial class MapRunCountList
{
    /// <summary>The Map Run.</summary>
    [Parameter]
    [EditorRequired]
    public MapRunRow MapRun { get; set; } = null!; // The page gives it.

    private IEnumerable<(string Name, long Items, long Executions)> Lines
    {
        get
        {
            var (items, executions) = (MapRun.Items, MapRun.Executions);
            return new (string Name, long Items, long Executions)[]
            {
                ("Pending", items.Pending, executions.Pending),
                ("Running", items.Running, executions.Running),
                ("Succeeded", items.Succeeded, executions.Succeeded),
                ("Failed", items.Failed, executions.Failed),
                ("Timed out", items.TimedOut, executions.TimedOut),
                ("Stopped", items.Aborted, executions.Aborted),
                ("Waiting for redrive", items.PendingRedrive, executions.PendingRedrive),
                ("Total", items.Total, executions.Total),
            }.Where(line => line.Items > 0 || line.Name is "Succeeded" or "Failed" or "Total");
        }
    }

    private static string Show(long count) => Amounts.Count(count);
}
