using System.Text;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Tests.Interpretation;

public sealed class MapRunPlanTests
{
    [Fact]
    public void Plan_NoBatcher_IsAChildForEachItem()
    {
        var plan = Read("", """["a",{"b":1}]""");

        Assert.Equal((2, 2), (plan.ItemCount, plan.ChildCount));
        Assert.Equal(["\"a\"", """{"b":1}"""], Inputs(plan));
    }

    [Fact]
    public void Plan_ItemSelector_SeesItemIndexAndInput()
    {
        var plan = Read(
            """
            "ItemSelector": { "item.$": "$$.Map.Item.Value", "at.$": "$$.Map.Item.Index", "all.$": "$" },
            """,
            """["a","b"]""");

        Assert.Equal(
            ["""{"item":"a","at":0,"all":["a","b"]}""", """{"item":"b","at":1,"all":["a","b"]}"""],
            Inputs(plan));
    }

    [Fact]
    public void Plan_Object_IsAChildForEachMember()
    {
        var plan = Read(
            """
            "ItemSelector": { "pair.$": "$$.Map.Item" },
            """,
            """{"x":1,"y":[2]}""");

        Assert.Equal(
            ["""{"pair":{"Index":0,"Key":"x","Value":1}}""", """{"pair":{"Index":1,"Key":"y","Value":[2]}}"""],
            Inputs(plan));
        Assert.Equal(["""{"Key":"x","Value":1}"""], Inputs(Read("", """{"x":1}""")));
    }

    [Fact]
    public void Plan_MaxItemsPerBatch_FillsBatchesInOrder()
    {
        var plan = Read(
            """
            "ItemBatcher": { "MaxItemsPerBatch": 2, "BatchInput": { "all.$": "$.n" } }, "ItemsPath": "$.of",
            """,
            """{"n":5,"of":[1,2,3,4,5]}""");

        Assert.Equal((5, 3), (plan.ItemCount, plan.ChildCount));
        Assert.Equal([2, 2, 1], Enumerable.Range(0, 3).Select(plan.ItemCountOf));
        Assert.Equal(
            [
                """{"BatchInput":{"all":5},"Items":[1,2]}""",
                """{"BatchInput":{"all":5},"Items":[3,4]}""",
                """{"BatchInput":{"all":5},"Items":[5]}""",
            ],
            Inputs(plan));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(30)]
    [InlineData(1000)]
    public void Plan_MaxInputBytesPerBatch_MakesBatchesAsLargeAsTheyMayBe(int bytes)
    {
        const int items = 40;
        var plan = Read(
            $$"""
            "ItemBatcher": { "MaxInputBytesPerBatch": {{bytes}} },
            """,
            $"[{string.Join(',', Enumerable.Range(0, items).Select(i => i * i))}]");

        var inputs = Inputs(plan);
        Assert.Equal(items, Enumerable.Range(0, plan.ChildCount).Sum(plan.ItemCountOf));
        Assert.All(inputs, input => Assert.InRange(Encoding.UTF8.GetByteCount(input), 1, bytes));
        for (var i = 1; i < inputs.Count; i++)
        {
            var first = inputs[i]["{\"Items\":[".Length..].Split(',', ']')[0];
            Assert.True(inputs[i - 1].Length + 1 + first.Length > bytes, "The first item would have had a place in the batch before.");
        }
    }

    [Fact]
    public void Plan_ItemIsLongerThanABatch_StandsAlone()
    {
        var plan = Read(
            """
            "ItemBatcher": { "MaxInputBytesPerBatch": 16 },
            """,
            """[1,"a long text that has no place",2]""");

        Assert.Equal([1, 1, 1], Enumerable.Range(0, 3).Select(plan.ItemCountOf));
    }

    [Fact]
    public void Plan_Variables_AreSeenByTheSelectorAndNotByTheChild()
    {
        var definition = """
            {
              "StartAt": "Note",
              "States": {
                "Note": { "Type": "Pass", "Assign": { "bar": "left" }, "Next": "Cups" },
                "Cups": {
                  "Type": "Map", "Label": "Cups", "ItemSelector": { "bar.$": "$bar" },
                  "ItemProcessor": {
                    "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
                    "StartAt": "Cup",
                    "States": { "Cup": { "Type": "Pass", "Parameters": { "bar.$": "$bar" }, "End": true } }
                  },
                  "End": true
                }
              }
            }
            """;
        var host = new SimulatedHost(definition, _ => null).Start("[1]");
        var arn = Assert.IsType<Request.StartMapRun>(Assert.Single(host.Last.Requests)).MapRunArn;
        var plan = MapRunPlan.Read(host.Definition, host.Last.Checkpoint, arn, host.MakeEnvironment());

        var child = Interpreter.Start(
            host.Definition.FindProcessor("Cups")!, SimulatedHost.MakeStart(plan.InputOf(0)), host.MakeEnvironment());

        Assert.Equal("""{"bar":"left"}""", plan.InputOf(0));
        Assert.Equal("States.Runtime", Assert.IsType<ExecutionOutcome.Failed>(child.Outcome).Error);
    }

    [Fact]
    public void Plan_SelectorGivesOtherLengthsWhenReadAgain_KeepsItsBatches()
    {
        const string fields = """
            "ItemSelector": { "n.$": "States.MathRandom(0, 1000000000)", "of.$": "$$.Map.Item.Value" },
            "ItemBatcher": { "MaxInputBytesPerBatch": 120 },
            """;
        var host = new SimulatedHost(DistributedMapTests.Map(fields), _ => null)
            .Start($"[{string.Join(',', Enumerable.Range(0, 60))}]");
        var asked = Assert.IsType<Request.StartMapRun>(Assert.Single(host.Last.Requests));
        var stored = Checkpoint.Deserialize(host.Last.Checkpoint.Serialize());

        double[] chances = [0.5, 0.005, 0.00005, 0.0000005];
        var plans = chances.Select(chance => MapRunPlan.Read(
            host.Definition, stored, asked.MapRunArn, host.MakeEnvironment() with { NextChance = () => chance })).ToList();

        Assert.All(plans, plan =>
        {
            Assert.Equal(asked.ChildCount, plan.ChildCount);
            Assert.Equal(Enumerable.Range(0, 60).Select(item => $"\"of\":{item}}}"), Inputs(plan).SelectMany(ItemsOf));
        });
        Assert.Single(plans.Select(plan => string.Join(',', Inputs(plan).Select(input => ItemsOf(input).Count()))).Distinct());
    }

    [Fact]
    public void Plan_OtherMapRun_IsRefused()
    {
        var host = new SimulatedHost(DistributedMapTests.Map(), _ => null).Start("[1]");

        Assert.Throws<ArgumentException>(
            () => MapRunPlan.Read(host.Definition, host.Last.Checkpoint, "arn:other", host.MakeEnvironment()));
    }

    /// <summary>Reads a plan from the stored checkpoint, as a host does after a restart.</summary>
    private static MapRunPlan Read(string fields, string input)
    {
        var host = new SimulatedHost(DistributedMapTests.Map(fields), _ => null).Start(input);
        var asked = Assert.IsType<Request.StartMapRun>(Assert.Single(host.Last.Requests));
        var stored = Checkpoint.Deserialize(host.Last.Checkpoint.Serialize());
        var plan = MapRunPlan.Read(host.Definition, stored, asked.MapRunArn, host.MakeEnvironment());
        Assert.Equal((asked.ItemCount, asked.ChildCount), (plan.ItemCount, plan.ChildCount));
        return plan;
    }

    private static IEnumerable<string> ItemsOf(string input) =>
        input.Split(',', ']').Where(part => part.StartsWith("\"of\"", StringComparison.Ordinal));

    private static List<string> Inputs(MapRunPlan plan) => [.. Enumerable.Range(0, plan.ChildCount).Select(plan.InputOf)];
}
