using Microsoft.AspNetCore.Components;
using Serverlesspresso.Engine.Archives;

namespace Serverlesspresso.Web.Console.Archives;

/// <summary>Replays in a table.</summary>
public partial class ReplayTable
{
    /// <summary>The replays.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<ReplayDocument> Replays { get; set; } = [];
}
