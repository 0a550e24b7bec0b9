using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Stories;

/// <summary>Changes of attributes: from what to what.</summary>
public partial class ChangeList
{
    /// <summary>The changes.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<AttributeChange> Changes { get; set; } = [];
}
