using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Archives;

/// <summary>All archives and replays.</summary>
public partial class ArchivesPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public ArchivesModel Model { get; set; } = null!; // The endpoint gives it.

    private string? Words => Model.Said switch
    {
        ArchiveEndpoints.Created => "The archive is there. It keeps events from now on.",
        ArchiveEndpoints.Deleted => "The archive is gone. Its events are deleted in the background.",
        ReplayEndpoints.Started => "The replay has started.",
        ReplayEndpoints.Cancelled => "The replay is being cancelled.",
        ReplayEndpoints.Ended => "The replay had ended already.",
        _ => null,
    };
}
