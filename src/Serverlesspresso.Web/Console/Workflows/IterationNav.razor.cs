using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>Chooses the iteration of a Map that is shown.</summary>
public partial class IterationNav
{
    private const int ShownMax = 20;

    /// <summary>The iterations.</summary>
    [Parameter]
    [EditorRequired]
    public IterationPicker Picker { get; set; } = null!; // The page gives it.

    /// <summary>The address that shows an iteration.</summary>
    [Parameter]
    [EditorRequired]
    public Func<int, string> Address { get; set; } = null!; // The page gives it.

    // Those around the one that is shown.
    private IReadOnlyList<Iteration> Shown =>
    [
        .. Picker.Iterations
            .Skip(Math.Clamp(Picker.Chosen - (ShownMax / 2), 0, Math.Max(Picker.Iterations.Count - ShownMax, 0)))
            .Take(ShownMax),
    ];
}
