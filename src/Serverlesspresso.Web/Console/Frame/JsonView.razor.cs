using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Frame;

/// <summary>A JSON text, set out for reading, with a button to copy it if it is shown whole.</summary>
public partial class JsonView
{
    private const int LengthMax = 100_000;

    /// <summary>An id of its own on the page.</summary>
    [Parameter]
    [EditorRequired]
    public string Id { get; set; } = string.Empty;

    /// <summary>What it is.</summary>
    [Parameter]
    [EditorRequired]
    public string Title { get; set; } = string.Empty;

    /// <summary>The text; null if there is none. One that is not JSON is shown as it is.</summary>
    [Parameter]
    [EditorRequired]
    public string? Json { get; set; }

    /// <summary>What to say if there is none.</summary>
    [Parameter]
    public string WhenEmpty { get; set; } = "There is none.";

    private bool IsCut => Json?.Length > LengthMax;

    private string? Shown => Json is { } json ? JsonLayout.Write(IsCut ? json[..LengthMax] : json) : null;
}
