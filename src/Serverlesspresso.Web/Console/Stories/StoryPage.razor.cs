using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Console.Bus;
using Serverlesspresso.Web.Console.Frame;
using Serverlesspresso.Web.Console.Overview;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Console.Stories;

/// <summary>An order's whole story: its events, its workflows, the changes of its row, and who did what.</summary>
public partial class StoryPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public StoryModel Model { get; set; } = null!; // The endpoint gives it.

    private string Title => Model.Order switch
    {
        { OrderNumber: { } number, Drink: { } drink } => $"#{number} {drink}",
        { Drink: { } drink } => drink,
        _ => $"Order {Model.OrderId}",
    };

    private string Phase => Model.Order is { } order ? PhaseWords.Of(order.Phase) : "no row";

    private Tone Tone => Model.Order?.Phase switch
    {
        OrderPhase.Ready or OrderPhase.Collected => Tone.Good,
        OrderPhase.Cancelled or OrderPhase.TimedOut => Tone.Bad,
        OrderPhase.Choosing or OrderPhase.Queued or OrderPhase.Making => Tone.Busy,
        null => Tone.Neutral,
    };

    // Nothing more happens to what has come to its end.
    private string? Feed => Model.Order?.Phase is OrderPhase.Collected or OrderPhase.Cancelled or OrderPhase.TimedOut
        && Model.Runs.All(run => run.Row.Status != ExecutionStatus.Running)
            ? null
            : ConsoleAddresses.StreamOf(
                [
                    ConsoleTopics.ItemsOf(OrderReader.TableName),
                    .. Model.Runs.Select(run => ConsoleTopics.Execution(run.Row.Arn)),
                    .. Model.Order is null ? (string[])[ConsoleTopics.EventsOf(EventSearch.FirstBus)] : [],
                ]);

    private string RowAddress => ConsoleAddresses.Item(
        OrderReader.TableName, $$$"""{"PK":{"S":"orders"},"SK":{"S":{{{JsonSerializer.Serialize(Model.OrderId)}}}}}""");

    private string Limits => (Model.HasMoreEvents ? "The bus was so busy that only a part of its events was looked at. " : string.Empty)
        + "What workflows changed in the row is read from their histories; what a check-in and functions wrote is inferred. "
        + (Model.HasMoreActions ? "There were so many executions that some actions on this order may be missing. " : string.Empty)
        + "Deliveries are remembered since the server started.";

    private static string Took(Order order) => (order.OpenedAt ?? order.At, order.FinishedAt) switch
    {
        ({ } opened, { } finished) => Amounts.Length(finished - opened),
        _ => "–",
    };

    private static string ActOf(StoryRun run) => StoryActs.Read(run.Row)?.Words ?? string.Empty;

    private string After(StoryEntry entry) => Model.Entries[0].At is var first && entry.At > first
        ? $" {Amounts.Length(entry.At - first)} after the first"
        : string.Empty;
}
