using Microsoft.AspNetCore.Components;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>How a Map Run stands.</summary>
public partial class MapRunBadge
{
    /// <summary>Its status.</summary>
    [Parameter]
    [EditorRequired]
    public MapRunStatus Status { get; set; }

    private Tone ToneOfStatus => Status switch
    {
        MapRunStatus.Running => Tone.Busy,
        MapRunStatus.Succeeded => Tone.Good,
        MapRunStatus.Failed => Tone.Bad,
        MapRunStatus.Aborted => Tone.Warn,
    };

    private string Words => Status switch
    {
        MapRunStatus.Running => "Running",
        MapRunStatus.Succeeded => "Succeeded",
        MapRunStatus.Failed => "Failed",
        MapRunStatus.Aborted => "Stopped",
    };
}
