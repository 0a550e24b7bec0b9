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
