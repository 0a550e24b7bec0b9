using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>A state machine and its executions.</summary>
public partial class MachinePage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public MachineModel Model { get; set; } = null!; // The endpoint gives it.

    private string Name => Model.Machine.Name;

    private string Address => ConsoleAddresses.StateMachine(Name);

    private string Feed => ConsoleAddresses.StreamOf(
        ConsoleTopics.ExecutionsOf(Model.Machine.Arn), ConsoleTopics.StateMachines);

    private bool IsFiltered => Model.Query != new MachineQuery(Status: null, Name: null, After: null);

    private string? First => Model.Query.After is null ? null : AddressOf(after: null);

    private string? Next => Model.Next is null ? null : AddressOf(Model.Next);

    private string EmptyTitle => (Next, IsFiltered) switch
    {
        // A search looks through so many at a time.
        (not null, _) => "None so far is like that",
        (_, true) => "No execution is like that",
        _ => "Nothing has run yet",
    };

    // What is null is left out.
    private string AddressOf(ExecutionPlace? after) => QueryHelpers.AddQueryString(Address, new Dictionary<string, string?>
    {
        ["status"] = Model.Query.Status is { } status ? StatusFilter.Write(status) : null,
        ["name"] = Model.Query.Name,
        ["after"] = after is { } place ? PagePlace.Write(place) : null,
    });
}
