using Microsoft.AspNetCore.Components;
using Serverlesspresso.Engine.Archives;
using Serverlesspresso.Web.Console.Bus;

namespace Serverlesspresso.Web.Console.Archives;

/// <summary>An archive, and the form that replays its events.</summary>
public partial class ArchivePage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public ArchiveModel Model { get; set; } = null!; // The endpoint gives it.

    private ArchiveDocument Document => Model.Archive.Document;

    private string Address => BusAddresses.Archive(Document.Name);
}
