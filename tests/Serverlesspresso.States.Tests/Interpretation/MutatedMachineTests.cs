using System.Text.Json.Nodes;
using Serverlesspresso.States.Definitions;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Tests.Interpretation;

/// <summary>
/// Definitions with anything in the wrong place are refused with a reason, or run to their end or to where they wait. Nothing
/// throws. A failure names its seed.
/// </summary>
public sealed class MutatedMachineTests
{
    private const int Machines = 3_000;
    private const int TimersMax = 50;

    private static readonly string[] Texts =
        ["", "$", "$.", "$..", "$.a[", "$.a[?(", "$$", "$x.y", "States.", "States.Format('{}'", "States.Array(", "{}", "\u0000", "é\ud83d\ude00",
         "arn:aws:states:::lambda:invoke.sync", "Task", "Map", "DISTRIBUTED", "2024-06-01T12:00:00Z", "States.ALL", "JSONata"];

    [Fact]
    public void Definition_WithMutations_IsRefusedWithAReasonOrRuns()
    {
        var (refused, run) = (0, 0);
        for (var seed = 0; seed < Machines; seed++)
        {
            var text = Mutate(new RandomMachine(seed).Make(), new Random(seed));
            var parsed = StateMachineDefinition.Parse(text);
            if (parsed.Definition is null)
            {
                Assert.True(parsed.Diagnostics.Any(found => found.IsError), $"Seed {seed}: it is refused without a reason.");
                refused++;
                continue;
            }

            var host = new SimulatedHost(parsed.Definition, task => new Stimulus.TaskSucceeded(task.TaskId, task.Parameters));
            host.Start(RandomMachine.Input(seed)).Run(TimersMax);
            Assert.True(host.History.Count > 1, $"Seed {seed}: it does not run.");
            run++;
        }

        Assert.InRange(refused, Machines / 10, Machines);
        Assert.InRange(run, Machines / 10, Machines);
    }

    private static string Mutate(string definition, Random random)
    {
        var root = JsonNode.Parse(definition)!; // A definition is no null.
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var nodes = Flatten(root).ToList();
            Change(nodes[random.Next(nodes.Count)], nodes, random);
        }

        return root.ToJsonString();
    }

    private static IEnumerable<JsonNode> Flatten(JsonNode node)
    {
        yield return node;
        var children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (var child in children.OfType<JsonNode>().ToList())
        {
            foreach (var below in Flatten(child))
            {
                yield return below;
            }
        }
    }

    private static void Change(JsonNode place, List<JsonNode> nodes, Random random)
    {
        switch (place)
        {
            case JsonObject { Count: > 0 } members:
                var name = members.ElementAt(random.Next(members.Count)).Key;
                var kept = members[name];
                members.Remove(name);
                if (random.Next(3) > 0)
                {
                    members[random.Next(3) == 0 ? Texts[random.Next(Texts.Length)] : name] = Replacement(kept, nodes, random);
                }

                break;
            case JsonArray { Count: > 0 } items:
                items[random.Next(items.Count)] = Replacement(items[0], nodes, random);
                break;
            default:
                break;
        }
    }

    private static JsonNode? Replacement(JsonNode? old, List<JsonNode> nodes, Random random) => random.Next(7) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(-2, 100)),
        2 => JsonValue.Create(random.Next(2) == 0),
        3 => nodes[random.Next(nodes.Count)].DeepClone(),
        4 => old?.DeepClone(),
        5 => new JsonArray(old?.DeepClone()),
        _ => JsonValue.Create(Texts[random.Next(Texts.Length)]),
    };
}
