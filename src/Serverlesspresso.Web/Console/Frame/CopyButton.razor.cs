using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Frame;

/// <summary>Copies the text of an element. Only there with script.</summary>
public partial class CopyButton
{
    /// <summary>The id of the element: its text, or its value if it is a field.</summary>
    [Parameter]
    [EditorRequired]
    public string Of { get; set; } = string.Empty;

    /// <summary>What it copies, for screen readers.</summary>
    [Parameter]
    [EditorRequired]
    public string What { get; set; } = string.Empty;
}
