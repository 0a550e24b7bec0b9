using Microsoft.AspNetCore.Components;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>The workshop's page, with an order of one's own.</summary>
public partial class WalkthroughPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public WalkthroughModel Model { get; set; } = null!; // The endpoint gives it.

    private static WalkWay Again { get; } = new("Begin again with this id", Act: WalkAct.PutOrder);

    private string? Feed => Model.Steps.Count == 0 ? null : ConsoleAddresses.StreamOf(WalkTopics.All);

    private int Done => Model.Steps.Count(step => step.Progress.IsDone);

    private static string StateClass(StepModel step) => step.Progress switch
    {
        { IsDone: true } => "walk-done",
        { IsNext: true } => "walk-next",
        _ => "walk-later",
    };
}
