using Microsoft.AspNetCore.Components;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>A stay of an execution in a state: what went in, what came out, and what happened.</summary>
public partial class StateDetails
{
    private const int StaysMax = 20;

    /// <summary>The state's name.</summary>
    [Parameter]
    [EditorRequired]
    public string Name { get; set; } = string.Empty;

    /// <summary>The stay; null if the execution has not been there.</summary>
    [Parameter]
    [EditorRequired]
    public StateModel? State { get; set; }

    /// <summary>The instant it is seen at.</summary>
    [Parameter]
    [EditorRequired]
    public DateTimeOffset Now { get; set; }

    /// <summary>The address without a chosen state.</summary>
    [Parameter]
    [EditorRequired]
    public string CloseAddress { get; set; } = string.Empty;

    /// <summary>The address of another stay in the same state.</summary>
    [Parameter]
    [EditorRequired]
    public Func<long, string> VisitAddress { get; set; } = null!; // The page gives it.

    // The latest, if there are many.
    private IEnumerable<(long Id, int Number)> Stays => (State?.Visit.AllOfState ?? [])
        .Select((id, index) => (id, index + 1))
        .TakeLast(StaysMax);
}
