using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Web.Console.Overview;

/// <summary>An execution as a page shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Status">Its status, as AWS names it.</param>
/// <param name="Error">The error's name if it ended with one.</param>
/// <param name="Started">When it started.</param>
public sealed record ExecutionLine(string Name, string Status, string? Error, Moment Started)
{
    /// <summary>The class of the status in the style sheet.</summary>
    public string StatusClass => Status switch
    {
        "RUNNING" => "status running",
        "SUCCEEDED" => "status succeeded",
        "ABORTED" => "status stopped",
        _ => "status failed",
    };

    /// <summary>Makes the line of an execution.</summary>
    /// <param name="row">The execution.</param>
    /// <param name="now">The instant it is seen from.</param>
    internal static ExecutionLine From(ExecutionRow row, DateTimeOffset now) =>
        new(row.Name, row.Status.ToWireName(), row.Error, Moment.From(row.StartedAt, now));
}
