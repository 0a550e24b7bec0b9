using System.Globalization;
using Serverlesspresso.Web.Console.Graphs;

namespace Serverlesspresso.Web.Tests.Console.Graphs;

public sealed class GraphLayoutTests
{
    public static TheoryData<string> Gallery => [.. GraphGallery.Names];

    [Theory]
    [MemberData(nameof(Gallery))]
    public void LayOut_Nodes_LieWithinThePictureAndOverlapOnlyWhatHoldsThem(string name)
    {
        var graph = LayOut(name);

        Assert.All(graph.Nodes, node => Assert.True(new Box(0, 0, graph.Width, graph.Height).Holds(node.Box), Describe(node)));
        foreach (var level in graph.Nodes.GroupBy(node => node.Level))
        {
            var nodes = level.ToList();
            Assert.All(
                nodes.SelectMany((node, index) => nodes.Skip(index + 1).Select(other => (node, other))),
                pair => Assert.False(pair.node.Box.Meets(pair.other.Box), $"{Describe(pair.node)} meets {Describe(pair.other)}"));
        }
    }

    [Theory]
    [MemberData(nameof(Gallery))]
    public void LayOut_StatesWithin_LieInsideTheFrameOfTheirLevelInsideTheirState(string name)
    {
        var graph = LayOut(name);

        var frames = graph.Levels.ToDictionary(level => level.Id, level => level.Box);
        Assert.All(
            graph.Nodes.Where(node => node.Level.Length > 0),
            node => Assert.True(frames[node.Level].Holds(node.Box), Describe(node)));
        Assert.All(graph.Nodes.Where(node => node.State?.Levels.Count > 0), node => Assert.All(
            Enumerable.Range(0, node.State!.Levels.Count), // Filtered just before.
            index => Assert.True(node.Box.Holds(frames[GraphLevel.IdOf(node.State.Name, index)]), Describe(node))));
        Assert.All(
            frames.Values.SelectMany((frame, index) => frames.Values.Skip(index + 1).Select(other => (frame, other))),
            pair => Assert.True(
                !pair.frame.Meets(pair.other) || pair.frame.Holds(pair.other) || pair.other.Holds(pair.frame)));
    }

    [Theory]
    [MemberData(nameof(Gallery))]
    public void LayOut_Edges_LeadFromTheLowerEdgeOfANodeToTheUpperEdgeOfAnother(string name)
    {
        var graph = LayOut(name);

        Assert.All(graph.Edges, edge =>
        {
            var (from, to) = (BoxOf(graph, edge, edge.From, GraphNodeKind.Start), BoxOf(graph, edge, edge.To, GraphNodeKind.End));
            Assert.Equal((StrokeKind.Start, from.Bottom), (edge.Strokes[0].Kind, edge.Strokes[0].Y));
            Assert.InRange(edge.Strokes[0].X, from.X, from.Right);
            Assert.Equal(to.Y, edge.Strokes[^1].Y);
            Assert.InRange(edge.Strokes[^1].X, to.X, to.Right);
        });
    }

    [Theory]
    [MemberData(nameof(Gallery))]
    public void LayOut_Edges_RunOverNoNodeAndNoWordsOfOthers(string name)
    {
        var graph = LayOut(name);

        foreach (var level in graph.Edges.GroupBy(edge => edge.Level))
        {
            var nodes = graph.Nodes.Where(node => node.Level == level.Key).Select(node => node.Box).ToList();
            Assert.All(level, edge => Assert.All(EdgePoints.Of(edge), point =>
            {
                Assert.DoesNotContain(nodes, box => EdgePoints.IsInside(box, point));
                Assert.DoesNotContain(
                    level.Where(other => other != edge && other.Label is not null),
                    other => EdgePoints.IsInside(other.Label!.Box, point)); // Filtered just before.
            }));
        }
    }

    [Theory]
    [MemberData(nameof(Gallery))]
    public void LayOut_Words_LieOnNoOtherWordsAndOnNoNode(string name)
    {
        var graph = LayOut(name);

        foreach (var level in graph.Edges.GroupBy(edge => edge.Level))
        {
            var labels = level.Select(edge => edge.Label?.Box).OfType<Box>().ToList();
            Assert.All(
                labels.SelectMany((label, index) => labels.Skip(index + 1).Select(other => (label, other))),
                pair => Assert.False(pair.label.Meets(pair.other)));
            Assert.All(labels, label => Assert.DoesNotContain(
                graph.Nodes.Where(node => node.Level == level.Key), node => node.Box.Meets(label)));
        }
    }

    [Theory]
    [MemberData(nameof(Gallery))]
    public void LayOut_SameDefinition_GivesTheSamePicture(string name)
    {
        var (one, other) = (LayOut(name), LayOut(name));

        Assert.Equal(one.Nodes.Select(node => node.Box), other.Nodes.Select(node => node.Box));
        Assert.Equal(one.Edges.Select(edge => Stroke.Write(edge.Strokes)), other.Edges.Select(edge => Stroke.Write(edge.Strokes)));
    }

    [Theory]
    [InlineData("loops", 5)]
    [InlineData("errors", 1)]
    [InlineData("nested", 1)]
    [InlineData("order-processor", 0)]
    public void LayOut_WaysBack_AreOnlyThoseThatLeadBack(string name, int count) =>
        Assert.Equal(count, LayOut(name).Edges.Count(edge => edge.IsBack));

    [Theory]
    [InlineData("order-processor")]
    [InlineData("order-manager")]
    [InlineData("chain-200")]
    public void LayOut_OtherWays_LeadDown(string name) => Assert.All(
        LayOut(name).Edges.Where(edge => !edge.IsBack),
        edge => Assert.Equal(edge.Strokes.Select(stroke => stroke.Y).Order(), edge.Strokes.Select(stroke => stroke.Y)));

    [Fact]
    public void LayOut_Chain_IsStraight() =>
        Assert.Single(LayOut("chain-200").Nodes.Select(node => Math.Round(node.Box.CenterX)).Distinct());

    [Fact]
    public void LayOut_WaysPassTooManyLayers_IsTooLarge() => Assert.Same(Graph.TooLarge, Read(GraphGallery.AllToOne(400)));

    [Theory]
    [InlineData(GraphLayout.StatesMax, false)]
    [InlineData(GraphLayout.StatesMax + 1, true)]
    public void LayOut_ManyStates_AreDrawnUpToALimit(int count, bool isTooLarge) =>
        Assert.Equal(isTooLarge, Read(GraphGallery.Chain(count)) == Graph.TooLarge);

    [Fact]
    public void LayOut_TooManyWithin_IsTooLargeAsAWhole()
    {
        var definition =
            $$$$"""{"StartAt":"A","States":{"A":{"Type":"Parallel","End":true,"Branches":[{{{{GraphGallery.AllToOne(400)}}}}]}}}""";

        Assert.Same(Graph.TooLarge, Read(definition));
    }

    private static Graph LayOut(string name) => Read(GraphGallery.Get(name));

    private static Graph Read(string definition) =>
        GraphLayout.LayOut(OutlineReader.Read(definition) ?? throw new InvalidDataException(definition));

    private static Box BoxOf(Graph graph, GraphEdge edge, string? state, GraphNodeKind end) => graph.Nodes.Single(
        node => node.Level == edge.Level && (state is null ? node.Kind == end : node.State?.Name == state)).Box;

    private static string Describe(GraphNode node) => string.Create(
        CultureInfo.InvariantCulture, $"{node.Kind} {node.State?.Name} of '{node.Level}' at {node.Box}");
}
