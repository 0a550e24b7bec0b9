using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Frame;

/// <summary>The <c>aws</c> command that shows or does the same as the page, to copy.</summary>
public partial class CommandView
{
    /// <summary>An id of its own on the page.</summary>
    [Parameter]
    public string Id { get; set; } = "command";

    /// <summary>The command.</summary>
    [Parameter]
    [EditorRequired]
    public string Command { get; set; } = string.Empty;
}
