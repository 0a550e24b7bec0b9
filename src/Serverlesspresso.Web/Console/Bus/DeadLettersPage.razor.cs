using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>The dead letters: why each was given up, and what to do with it.</summary>
public partial class DeadLettersPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public DeadLettersModel Model { get; set; } = null!; // The endpoint gives it.

    private string? Words => Model.Said switch
    {
        DeadLetterEndpoints.Redriven => "It is on its way again.",
        DeadLetterEndpoints.AllRedriven => "They are on their way again.",
        DeadLetterEndpoints.Dropped => "It is gone.",
        DeadLetterEndpoints.Gone => "Somebody else has redriven or dropped it.",
        _ => null,
    };
}
