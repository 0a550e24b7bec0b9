using System.Globalization;
using System.Text.Json.Nodes;

namespace Serverlesspresso.States.Tests.Interpretation;

/// <summary>Makes valid definitions at random: any state, any path, any function, sense or nonsense.</summary>
internal sealed class RandomMachine(int seed)
{
    private const int DepthMax = 2;

    private static readonly string[] Paths =
        ["$", "$.a", "$.a.b", "$.list", "$.list[0]", "$.list[*]", "$.list[-1:]", "$..b", "$.list[?(@.b > 1)]", "$.none",
         "$$", "$$.State.Name", "$$.Execution.Input", "$$.Map.Item.Value", "$x", "$x.a", "$.list.length()", "$['a','b']"];

    private static readonly string[] Calls =
        ["States.Array($.a, 1, 'x')", "States.ArrayLength($.list)", "States.Format('{} of {}', $.a, $.list)", "States.MathAdd($.n, 1)",
         "States.JsonToString($)", "States.StringToJson($.text)", "States.ArrayRange(0, 9, 3)", "States.UUID()", "States.MathRandom(1, 9)",
         "States.StringSplit($.text, ' ,')", "States.JsonMerge($.a, $.a, false)", "States.Hash($.text, 'MD5')", "States.Base64Decode($.text)",
         "States.ArrayPartition($.list, 2)", "States.ArrayGetItem($.list, $.n)", "States.ArrayUnique($.list)", "States.ArrayContains($.list, 1)"];

    private static readonly string[] Errors = ["States.ALL", "States.TaskFailed", "States.Timeout", "Busy", "States.DataLimitExceeded"];

    private readonly Random _random = new(seed);
    private int _states;

    public string Make()
    {
        var machine = Level(0);
        if (Chance(0.2))
        {
            machine["TimeoutSeconds"] = _random.Next(1, 100);
        }

        return machine.ToJsonString();
    }

    public static string Input(int seed) => (seed % 4) switch
    {
        0 => """{"a":{"b":1.50},"list":[{"b":2},{"b":0},3,"x"],"n":1,"text":"{\"k\": [1, 2]}"}""",
        1 => "[1,2,3]",
        2 => "\"text\"",
        _ => """{"list":[],"text":"a,b c","n":-7e2,"a":null}""",
    };

    private JsonObject Level(int depth)
    {
        var names = Enumerable.Range(0, _random.Next(1, 5))
            .Select(_ => "S" + (++_states).ToString(CultureInfo.InvariantCulture))
            .ToArray();
        var states = new JsonObject();
        for (var i = 0; i < names.Length; i++)
        {
            states[names[i]] = State(names, i, depth);
        }

        return new JsonObject { ["StartAt"] = names[0], ["States"] = states };
    }

    /// <summary>Every state leads to the one after it, so that all are reached; Choice and Catch may skip some.</summary>
    private JsonObject State(string[] names, int at, int depth)
    {
        var isLast = at == names.Length - 1;
        var kind = _random.Next(isLast ? 9 : 7);
        if ((kind == 6 && depth == DepthMax) || (kind == 2 && isLast))
        {
            kind = 0;
        }

        var later = names[Math.Min(at + 1, names.Length - 1)..];

        var state = kind switch
        {
            0 or 1 => Pass(),
            2 => Choice(later),
            3 => Wait(),
            4 or 5 => Task(isLast ? [] : later),
            6 => Chance(0.5) ? Parallel(isLast ? [] : later, depth) : Map(isLast ? [] : later, depth),
            7 => new JsonObject { ["Type"] = "Succeed" },
            _ => new JsonObject { ["Type"] = "Fail", ["Error"] = Pick(Errors), ["Cause"] = "because" },
        };
        if (kind is not (2 or 7 or 8))
        {
            state[isLast ? "End" : "Next"] = isLast ? true : names[at + 1];
            Maybe(state, "Assign", () => new JsonObject { ["x.$"] = Value() });
        }

        if (kind != 8)
        {
            MaybeRarely(state, "InputPath", () => Pick(Paths));
            MaybeRarely(state, "OutputPath", () => Pick(Paths));
        }

        return state;
    }

    private JsonObject Pass()
    {
        var state = new JsonObject { ["Type"] = "Pass" };
        Maybe(state, "Parameters", Template);
        Maybe(state, "Result", () => JsonNode.Parse(Input(_random.Next(4))));
        Maybe(state, "ResultPath", ResultPath);
        return state;
    }

    private JsonObject Choice(string[] later)
    {
        var variable = Pick(Paths[..6]);
        var present = new JsonObject { ["Variable"] = variable, ["IsPresent"] = true };
        var test = Chance(0.5)
            ? new JsonObject { ["Variable"] = variable, ["NumericLessThan"] = 5 }
            : new JsonObject { ["Variable"] = variable, ["StringMatches"] = "*e*" };
        return new JsonObject
        {
            ["Type"] = "Choice",
            ["Choices"] = new JsonArray(
                new JsonObject { ["And"] = new JsonArray(present, test), ["Next"] = Pick(later) }),
            ["Default"] = later[0],
        };
    }

    private JsonObject Wait() => _random.Next(3) switch
    {
        0 => new JsonObject { ["Type"] = "Wait", ["Seconds"] = _random.Next(0, 50) },
        1 => new JsonObject { ["Type"] = "Wait", ["SecondsPath"] = "$.n" },
        _ => new JsonObject { ["Type"] = "Wait", ["Timestamp"] = "2024-06-01T12:00:30Z" },
    };

    private JsonObject Task(string[] later)
    {
        var resource = Pick(["lambda:invoke", "events:putEvents.waitForTaskToken", "states:startExecution.sync:2"]);
        var state = new JsonObject { ["Type"] = "Task", ["Resource"] = "arn:aws:states:::" + resource };
        Maybe(state, "Parameters", Template);
        Maybe(state, "TimeoutSeconds", () => _random.Next(5, 90));
        Maybe(state, "HeartbeatSeconds", () => _random.Next(1, 5));
        AddHandlers(state, later);
        return state;
    }

    private JsonObject Parallel(string[] later, int depth)
    {
        var branches = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => (JsonNode)Level(depth + 1)).ToArray();
        var state = new JsonObject { ["Type"] = "Parallel", ["Branches"] = new JsonArray(branches) };
        AddHandlers(state, later);
        return state;
    }

    private JsonObject Map(string[] later, int depth)
    {
        var state = new JsonObject { ["Type"] = "Map", ["ItemProcessor"] = Level(depth + 1) };
        if (Chance(0.3))
        {
            state["ItemProcessor"]!["ProcessorConfig"] = new JsonObject { ["Mode"] = "DISTRIBUTED", ["ExecutionType"] = "STANDARD" };
            Maybe(state, "ItemBatcher", () => new JsonObject { ["MaxItemsPerBatch"] = 2 });
            Maybe(state, "Retry", () => new JsonArray(
                new JsonObject { ["ErrorEquals"] = new JsonArray("States.ALL"), ["MaxAttempts"] = 1 }));
        }

        Maybe(state, "ItemsPath", () => Pick(["$", "$.list", "$.list[*]"]));
        Maybe(state, "ItemSelector", () => new JsonObject { ["i.$"] = "$$.Map.Item.Index", ["v.$"] = "$$.Map.Item.Value" });
        Maybe(state, "MaxConcurrency", () => _random.Next(0, 4));
        AddHandlers(state, later);
        return state;
    }

    private void AddHandlers(JsonObject state, string[] later)
    {
        Maybe(state, "ResultSelector", Template);
        Maybe(state, "ResultPath", ResultPath);
        Maybe(state, "Retry", () => new JsonArray(
            new JsonObject { ["ErrorEquals"] = new JsonArray(Pick(Errors)), ["MaxAttempts"] = _random.Next(0, 3) }));
        if (later.Length > 0)
        {
            Maybe(state, "Catch", () => new JsonArray(
                new JsonObject { ["ErrorEquals"] = new JsonArray(Pick(Errors)), ["Next"] = Pick(later), ["ResultPath"] = "$.error" }));
        }
    }

    private JsonObject Template() => new()
    {
        ["v.$"] = Value(),
        ["n"] = 1,
        ["list"] = new JsonArray(1, new JsonObject { ["b.$"] = Value() }),
    };

    private JsonNode? ResultPath() => Pick(["$", "$.a", "$.a.b.c", "$.list[0]", string.Empty]) is { Length: > 0 } path ? path : null;

    private string Value() => Chance(0.6) ? Pick(Paths) : Pick(Calls);

    private void Maybe(JsonObject state, string name, Func<JsonNode?> make) => Add(state, name, make, 0.4);

    private void MaybeRarely(JsonObject state, string name, Func<JsonNode?> make) => Add(state, name, make, 0.1);

    private void Add(JsonObject state, string name, Func<JsonNode?> make, double chance)
    {
        if (Chance(chance))
        {
            state[name] = make();
        }
    }

    private bool Chance(double share) => _random.NextDouble() < share;

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
