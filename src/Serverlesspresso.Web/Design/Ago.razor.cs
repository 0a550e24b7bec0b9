using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Design;

/// <summary>Says that something was done just now, and from a minute on how long ago.</summary>
public partial class Ago
{
    private const string Length = "{0}";
    private const int FreshSeconds = 60;

    /// <summary>The instant.</summary>
    [Parameter]
    [EditorRequired]
    public DateTimeOffset Since { get; set; }

    /// <summary>What is said in the first minute.</summary>
    [Parameter]
    [EditorRequired]
    public string Fresh { get; set; } = string.Empty;

    /// <summary>What is said then; <c>{0}</c> is the length of time.</summary>
    [Parameter]
    [EditorRequired]
    public string Text { get; set; } = string.Empty;

    private string Before => Text.Split(Length)[0];

    private string After => Text.Split(Length)[^1];
}
