using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Design;

/// <summary>A small picture in the colour of the words around it.</summary>
public partial class Icon
{
    /// <summary>The picture.</summary>
    [Parameter]
    [EditorRequired]
    public IconKind Kind { get; set; }

    /// <summary>What it says where no words stand beside it; null if they do.</summary>
    [Parameter]
    public string? Label { get; set; }

    /// <summary>Whether it is large.</summary>
    [Parameter]
    public bool IsLarge { get; set; }
}
