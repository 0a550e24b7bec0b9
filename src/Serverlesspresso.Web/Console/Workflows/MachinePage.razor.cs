using Microsoft.AspNetCore.Components;
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

    private string AddressOf(ExecutionPlace? after)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("status", Model.Query.Status?.ToString().ToLowerInvariant()),
            ("name", Model.Query.Name),
            ("after", after is { } place ? PagePlace.Write(place) : null),
        };
        var query = string.Join('&', parts.Where(part => part.Value is not null).Select(
            part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}")); // Filtered just before.
        return query.Length == 0 ? Address : $"{Address}?{query}";
    }
}
