using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Frame;

/// <summary>The way from the console to the page.</summary>
public partial class Crumbs
{
    /// <summary>The pages above, from the outermost.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<(string Title, string Href)> Items { get; set; } = [];

    /// <summary>The page itself.</summary>
    [Parameter]
    [EditorRequired]
    public string Here { get; set; } = string.Empty;
}
