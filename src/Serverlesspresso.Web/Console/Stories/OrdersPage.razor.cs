using Microsoft.AspNetCore.Components;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Stories;

/// <summary>The orders of a shop, each with a way to its story.</summary>
public partial class OrdersPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public OrdersModel Model { get; set; } = null!; // The endpoint gives it.

    /// <summary>The states that can be asked for, and their words.</summary>
    internal static IReadOnlyList<(string State, string Words)> States { get; } =
    [
        (OrderState.Created, "open"),
        (OrderState.Completed, "completed"),
        (OrderState.Cancelled, "cancelled or timed out"),
    ];

    private string AllAddress => StoryAddresses.PageOf(Model.Shop, state: null, after: null);

    // An older page stays as it is.
    private string? Feed => Model.IsFirst ? ConsoleAddresses.StreamOf(ConsoleTopics.ItemsOf(OrderReader.TableName)) : null;
}
