using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Health;

/// <summary>How the server is doing, read again every few seconds.</summary>
public partial class HealthPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public HealthModel Model { get; set; } = null!; // The endpoint gives it.

    private static TimeSpan Pause { get; } = TimeSpan.FromSeconds(5);
}
