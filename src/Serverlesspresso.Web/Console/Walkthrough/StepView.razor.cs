using Microsoft.AspNetCore.Components;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>A step.</summary>
public partial class StepView
{
    /// <summary>The step.</summary>
    [Parameter]
    [EditorRequired]
    public StepModel Step { get; set; } = null!; // The page gives it.

    private string CommandId => $"{Step.Id}-command";

    // Others wait behind a click.
    private bool ShowsCommand => !Step.Progress.IsDone && (Step.Progress.IsNext || Step.Progress.Act is not null);

    // A way out of a trouble says better what pressing it does.
    private WalkAct? Act =>
        Step.Progress.Trouble?.Ways.Any(way => way.Act is not null) is true ? null : Step.Progress.Act;

    private string Words => Step.Progress switch
    {
        { IsDone: true } => "Done",
        { IsNext: true } => "Now",
        _ => "Not yet",
    };

    private Tone Tone => Step.Progress switch
    {
        { IsDone: true } => Tone.Good,
        { IsNext: true } => Tone.Busy,
        _ => Tone.Neutral,
    };
}
