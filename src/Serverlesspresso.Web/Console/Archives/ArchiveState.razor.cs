using Microsoft.AspNetCore.Components;
using Serverlesspresso.Engine.Archives;

namespace Serverlesspresso.Web.Console.Archives;

/// <summary>Whether an archive takes events.</summary>
public partial class ArchiveState
{
    /// <summary>The archive.</summary>
    [Parameter]
    [EditorRequired]
    public ArchiveDocument Archive { get; set; } = null!; // The page gives it.
}
