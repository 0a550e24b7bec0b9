using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Design;

/// <summary>How much of something there is.</summary>
public partial class Meter
{
    /// <summary>The id of its label.</summary>
    [Parameter]
    [EditorRequired]
    public string Id { get; set; } = string.Empty;

    /// <summary>What it measures.</summary>
    [Parameter]
    [EditorRequired]
    public string Label { get; set; } = string.Empty;

    /// <summary>How much there is.</summary>
    [Parameter]
    [EditorRequired]
    public long Value { get; set; }

    /// <summary>How much there can be.</summary>
    [Parameter]
    [EditorRequired]
    public long Max { get; set; }

    /// <summary>The measure in words.</summary>
    [Parameter]
    public string? Text { get; set; }
}
