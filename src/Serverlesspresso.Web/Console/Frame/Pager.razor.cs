using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Frame;

/// <summary>Leads through a list that goes on by tokens: to what comes next, and back to its start.</summary>
public partial class Pager
{
    /// <summary>What is paged.</summary>
    [Parameter]
    [EditorRequired]
    public string Label { get; set; } = string.Empty;

    /// <summary>The address of the first page; null if this is it.</summary>
    [Parameter]
    [EditorRequired]
    public string? First { get; set; }

    /// <summary>The address of the next page; null if this is the last.</summary>
    [Parameter]
    [EditorRequired]
    public string? Next { get; set; }
}
