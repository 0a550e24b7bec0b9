using Bunit;
using Serverlesspresso.Web.Console.Graphs;

namespace Serverlesspresso.Web.Tests.Console.Graphs;

public sealed class GraphViewTests : IDisposable
{
    private readonly BunitContext _context = new();

    public void Dispose() => _context.Dispose();

    [Fact]
    public void Render_AnyDefinition_HasNoInlineStyle()
    {
        var view = Render("nested", GraphOverlay.None);

        Assert.Empty(view.FindAll("[style]"));
        Assert.All(view.FindAll("a"), link => Assert.StartsWith("?state=", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public void Render_WhatHoldsOthers_ComesBeforeThem()
    {
        var view = Render("nested", GraphOverlay.None);

        var names = view.FindAll("a").Select(link => link.GetAttribute("data-key")).ToList();
        Assert.True(names.IndexOf("state-All at once") < names.IndexOf("state-Each cup"));
        Assert.True(names.IndexOf("state-Each cup") < names.IndexOf("state-Both"));
        Assert.True(names.IndexOf("state-Both") < names.IndexOf("state-Milk"));
    }

    [Fact]
    public void Render_Execution_MarksWhatHappened()
    {
        var overlay = new GraphOverlay
        {
            IsOfExecution = true,
            States = new Dictionary<string, StateMark>
            {
                ["Pay"] = new(StateLook.Caught, Visits: 1, Retries: 2),
                ["Brew"] = new(StateLook.Current, Visits: 3, Retries: 0),
            },
            Taken = new HashSet<(string, string?, string?)> { ("", null, "Pay"), ("", "Pay", "Brew") },
        };

        var view = Render("errors", overlay);

        Assert.Equal("Pay, Table: putItem, ↻ 2, its error was caught, tried again 2 times", LabelOf(view, "Pay"));
        Assert.Equal("Brew, Table: putItem, ×3, at work now, entered 3 times", LabelOf(view, "Brew"));
        Assert.Equal("Serve, Pass", LabelOf(view, "Serve"));
        Assert.Equal("↻ 2", view.Find("[data-key='state-Pay'] .graph-counts text").TextContent);
        Assert.Equal("×3", view.Find("[data-key='state-Brew'] .graph-counts text").TextContent);
        Assert.Equal(2, view.FindAll(".graph-edge-taken:not(.graph-tip)").Count);
    }

    private static string? LabelOf(IRenderedComponent<GraphView> view, string state) =>
        view.Find($"[data-key='state-{state}']").GetAttribute("aria-label");

    private IRenderedComponent<GraphView> Render(string name, GraphOverlay overlay)
    {
        var outline = OutlineReader.Read(GraphGallery.Get(name)) ?? throw new InvalidDataException(name);
        return _context.Render<GraphView>(parameters => parameters
            .Add(view => view.Graph, GraphLayout.LayOut(outline))
            .Add(view => view.Label, name)
            .Add(view => view.Overlay, overlay)
            .Add(view => view.Address, state => $"?state={state}"));
    }
}
