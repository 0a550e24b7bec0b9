using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Archives;

/// <summary>The form of a new archive.</summary>
public partial class NewArchivePage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public NewArchiveModel Model { get; set; } = null!; // The endpoint gives it.
}
