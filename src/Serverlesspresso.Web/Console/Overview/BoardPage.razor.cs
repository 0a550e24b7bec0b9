using Microsoft.AspNetCore.Components;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Overview;

/// <summary>The start page: how the default shop stands, the orders, the latest executions.</summary>
public partial class BoardPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public BoardModel Model { get; set; } = null!; // The endpoint gives it.

    private static string Feed { get; } = ConsoleAddresses.StreamOf(
        ConsoleTopics.Executions,
        ConsoleTopics.ItemsOf(OrderReader.TableName),
        ConsoleTopics.ItemsOf("serverlesspresso-counting-table"),
        ConsoleTopics.ItemsOf("serverlesspresso-config-table"));
}
