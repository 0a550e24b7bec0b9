using Microsoft.AspNetCore.Components;
using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>A table's keys, indexes and other facts.</summary>
public partial class TablePage
{
    /// <summary>The table.</summary>
    [Parameter]
    [EditorRequired]
    public TableState State { get; set; } = null!; // The endpoint gives it.

    /// <summary>The table's ARN.</summary>
    [Parameter]
    [EditorRequired]
    public string Arn { get; set; } = string.Empty;

    private TableDocument Table => State.Document;

    private string Feed => ConsoleAddresses.StreamOf(ConsoleTopics.Tables, ConsoleTopics.ItemsOf(Table.Name));

    private static string ShownBy(IndexDocument index) => index.ProjectionType switch
    {
        ProjectionType.All => "All attributes",
        ProjectionType.KeysOnly => "The keys",
        ProjectionType.Include => $"The keys, {string.Join(", ", index.NonKeyAttributes)}",
    };
}
