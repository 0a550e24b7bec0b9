using System.Text.Json;
using System.Text.Json.Nodes;

namespace Serverlesspresso.Web.Tests.Console.Graphs;

/// <summary>Definitions whose pictures are hard to draw.</summary>
internal static class GraphGallery
{
    /// <summary>The names of all of them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "one", "order-processor", "order-manager", "loops", "wide-choice", "nested", "errors", "long-names", "broken", "empty",
        "random-1", "random-2", "random-3", "random-4", "chain-200",
        "all-to-one",
    ];

    /// <summary>Gives a definition.</summary>
    /// <param name="name">Its name.</param>
    public static string Get(string name) => name switch
    {
        "one" => Machine("A", ("A", Pass(null))),
        "order-processor" => Workflow("OrderProcessor"),
        "order-manager" => Workflow("OrderManager"),
        "loops" => Loops(),
        "wide-choice" => WideChoice(),
        "nested" => Nested(),
        "errors" => Errors(),
        "long-names" => LongNames(),
        "broken" =>
            """
            {"StartAt":"Nowhere","States":{
            "A":{"Type":"Pass","Next":"Gone"},"B":{},"C":{"Type":"Choice","Choices":[{"Next":"A"}]},"D":7}}
            """,
        "empty" => "{}",
        "chain-200" => Chain(200),
        "all-to-one" => AllToOne(90),
        _ => Random(int.Parse(name["random-".Length..], System.Globalization.CultureInfo.InvariantCulture)),
    };

    private static string Workflow(string name)
    {
        var assembly = typeof(Shop.Orders.Order).Assembly;
        var resource = assembly.GetManifestResourceNames().Single(
            resource => resource.EndsWith($"{name}.asl.json", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!); // Its name was found just now.
        return reader.ReadToEnd();
    }

    /// <summary>States in a row.</summary>
    public static string Chain(int count) => Machine(
        "S0",
        [.. Enumerable.Range(0, count).Select(index => ($"S{index}", Pass(index == count - 1 ? null : $"S{index + 1}")))]);

    /// <summary>States in a row that all catch their errors with the one at the end.</summary>
    public static string AllToOne(int count) => Machine(
        "S0",
        [
            .. Enumerable.Range(0, count).Select(
                index => ($"S{index}", Task(index == count - 1 ? null : $"S{index + 1}") with { Catch = [("States.ALL", "Mend")] })),
            ("Mend", Pass(null)),
        ]);

    private static string LongNames()
    {
        const string other = "次の状態 ☕ 😀 of the machine";
        var name = new string('W', 80);
        return Machine(name, (name, Pass(other)), (other, Pass(null)));
    }

    // A wait with a way back to the top, one that leads to itself, and two that lead to each other.
    private static string Loops() => Machine(
        "Ask",
        ("Ask", Task("Look")),
        ("Look", Choice(("ready", "Brew"), ("busy", "Wait"), ("odd", "Look")) with { Default = "Ask" }),
        ("Wait", Pass("Ask")),
        ("Brew", Task("Taste")),
        ("Taste", Choice(("good", "Serve"), ("bad", "Brew"), ("worse", "Ask"))),
        ("Serve", Pass(null)));

    private static string WideChoice() => Machine(
        "Which?",
        [
            ("Which?", Choice([.. Enumerable.Range(1, 9).Select(index => ($"drink {index}", $"Make drink {index}"))]) with
            {
                Default = "Refuse",
            }),
            .. Enumerable.Range(1, 9).Select(index => ($"Make drink {index}", Pass(index % 3 == 0 ? null : "Hand out"))),
            ("Refuse", new State("Fail")),
            ("Hand out", Pass(null)),
        ]);

    private static string Nested() => Machine(
        "Prepare",
        ("Prepare", Pass("All at once")),
        ("All at once", new State("Parallel")
        {
            Next = "Done",
            Levels =
            [
                Level("Each cup", ("Each cup", new State("Map")
                {
                    Levels =
                    [
                        Level(
                            "Both",
                            ("Both", new State("Parallel")
                            {
                                Next = "Rinse?",
                                Levels =
                                [
                                    Level("Milk", ("Milk", Task("Foam")), ("Foam", Task(null))),
                                    Level("Grind", ("Grind", Task(null))),
                                ],
                            }),
                            ("Rinse?", Choice(("dirty", "Rinse")) with { Default = "Clean" }),
                            ("Rinse", Pass("Both")),
                            ("Clean", Pass(null))),
                    ],
                })),
                Level("Music", ("Music", Task(null))),
                Level("Nothing", ("Nothing", new State("Succeed"))),
            ],
        }),
        ("Done", new State("Succeed")));

    private static string Errors() => Machine(
        "Pay",
        ("Pay", Task("Brew") with { Catch = [("Card.Declined", "Ask for cash"), ("States.Timeout", "Give up"), ("States.ALL", "Brew")] }),
        ("Ask for cash", Task("Brew") with { Catch = [("States.ALL", "Give up")] }),
        ("Brew", Task("Serve") with { Catch = [("States.ALL", "Brew"), ("Machine.Broken", "Give up")] }),
        ("Serve", Pass(null)),
        ("Give up", new State("Fail")));

    private static string Random(int seed)
    {
        var random = new Random(seed);
        var count = 12 + (6 * seed);
        return Machine("S0", [.. Enumerable.Range(0, count).Select(index => ($"S{index}", RandomState(random, index, count)))]);
    }

    private static State RandomState(Random random, int index, int count)
    {
        string Any() => $"S{random.Next(count)}";
        var next = random.Next(8) == 0 ? null : random.Next(5) == 0 ? Any() : $"S{Math.Min(index + 1 + random.Next(3), count - 1)}";
        return random.Next(4) switch
        {
            0 => Choice([.. Enumerable.Range(0, 1 + random.Next(4)).Select(rule => ($"rule {rule}", Any()))]),
            1 => Task(next) with { Catch = [("States.ALL", Any())] },
            2 => new State("Map") { Next = next, Levels = [Level($"S{index} in", ($"S{index} in", Pass(null)))] },
            _ => Pass(next),
        };
    }

    private static State Pass(string? next) => new("Pass") { Next = next };

    private static State Task(string? next) => new("Task") { Next = next, Resource = "arn:aws:states:::dynamodb:putItem" };

    private static State Choice(params (string Rule, string Next)[] rules) => new("Choice") { Rules = rules };

    private static string Machine(string start, params (string Name, State State)[] states) => Level(start, states).ToJsonString();

    private static JsonObject Level(string start, params (string Name, State State)[] states) => new()
    {
        ["StartAt"] = start,
        ["States"] = new JsonObject(states.Select(state => KeyValuePair.Create(state.Name, (JsonNode?)state.State.ToJson()))),
    };

    private sealed record State(string Type)
    {
        public string? Next { get; init; }

        public string? Resource { get; init; }

        public string? Default { get; init; }

        public (string Rule, string Next)[] Rules { get; init; } = [];

        public (string Error, string Next)[] Catch { get; init; } = [];

        public JsonObject[] Levels { get; init; } = [];

        public JsonObject ToJson()
        {
            var json = new JsonObject
            {
                [nameof(Type)] = Type,
                [nameof(Next)] = Next,
                [nameof(Resource)] = Resource,
                [nameof(Default)] = Default,
            };
            foreach (var name in json.Where(member => member.Value is null).Select(member => member.Key).ToList())
            {
                json.Remove(name);
            }

            json["Choices"] = new JsonArray([.. Rules.Select(rule => JsonSerializer.SerializeToNode(
                new { Variable = "$.is", StringEquals = rule.Rule, rule.Next }))]);
            json[nameof(Catch)] = new JsonArray([.. Catch.Select(catcher => JsonSerializer.SerializeToNode(
                new { ErrorEquals = new[] { catcher.Error }, catcher.Next }))]);
            json["Branches"] = new JsonArray([.. Levels.Select(level => level.DeepClone())]);
            json["ItemProcessor"] = Levels.Length > 0 ? Levels[0].DeepClone() : new JsonObject();
            return json;
        }
    }
}
