using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>Says that somebody else was faster, and shows what they did beside what one wanted.</summary>
public partial class ConflictView
{
    /// <summary>What the page shows.</summary>
    [Parameter]
    [EditorRequired]
    public ItemEditModel Model { get; set; } = null!; // The page gives it.
}
