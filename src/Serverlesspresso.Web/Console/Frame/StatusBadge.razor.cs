using Microsoft.AspNetCore.Components;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Console.Frame;

/// <summary>How an execution stands.</summary>
public partial class StatusBadge
{
    /// <summary>The status.</summary>
    [Parameter]
    [EditorRequired]
    public ExecutionStatus Status { get; set; }

    private Tone Tone => Status switch
    {
        ExecutionStatus.Running => Tone.Busy,
        ExecutionStatus.Succeeded => Tone.Good,
        ExecutionStatus.Failed or ExecutionStatus.TimedOut => Tone.Bad,
        ExecutionStatus.Aborted => Tone.Warn,
    };

    /// <summary>Says in words how an execution stands.</summary>
    /// <param name="status">The status.</param>
    public static string WordsOf(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Running => "Running",
        ExecutionStatus.Succeeded => "Succeeded",
        ExecutionStatus.Failed => "Failed",
        ExecutionStatus.TimedOut => "Timed out",
        ExecutionStatus.Aborted => "Stopped",
    };
}
