using System.Text.Json.Nodes;

namespace Serverlesspresso.Events.Tests.Matching;

/// <summary>Makes random patterns and events of few names and values, so that many of them match.</summary>
/// <param name="random">The chance, seeded.</param>
internal sealed class RandomCases(Random random)
{
    private static readonly string[] Names = ["a", "b", "c", "a.b"];
    private static readonly string[] Texts = ["", "a", "ab", "aba", "abab", "B", "Ab", "a\"b", "ä", "xyz", "10.0.0.1", "10.0.1.200", "::1", "2001:db8::7"];
    private static readonly string[] Numbers = ["0", "1", "1.0", "-2", "1.5", "15e-1", "0.000001", "1.0000005", "4999999999"];
    private static readonly string[] Bounds = ["0", "1", "-2", "1.5", "0.000001", "4999999999"];
    private static readonly string[] Wildcards = ["*", "a*", "*b", "a*b", "*a*", "*b*a", "*ab*", "*bab*", "xyz", "x*z", "10.*.1"];
    private static readonly string[] Blocks = ["10.0.0.0/24", "10.0.0.0/8", "10.0.0.0/31", "::/64", "2001:db8::/33", "::/127"];

    /// <summary>Makes an event.</summary>
    public string MakeEvent() => MakeObject(depth: 3).ToJsonString();

    /// <summary>Makes a valid pattern.</summary>
    public string MakePattern() => MakePatternObject(depth: 2, isInsideOr: false);

    private JsonObject MakeObject(int depth)
    {
        var made = new JsonObject();
        for (var i = random.Next(4); i > 0; i--)
        {
            made[Pick(Names)] = MakeValue(depth);
        }

        return made;
    }

    private JsonNode? MakeValue(int depth) => random.Next(depth > 0 ? 7 : 3) switch
    {
        0 => JsonNode.Parse(Pick(Numbers)),
        1 or 2 => random.Next(5) == 0 ? Pick([null, JsonValue.Create(true), JsonValue.Create(false)]) : JsonValue.Create(Pick(Texts)),
        3 or 4 => MakeObject(depth - 1),
        _ => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => MakeValue(depth - 1))]),
    };

    private string MakePatternObject(int depth, bool isInsideOr)
    {
        var fields = new List<string>();
        foreach (var name in Names.Where(_ => random.Next(3) == 0).DefaultIfEmpty("a"))
        {
            fields.Add(depth > 0 && random.Next(3) == 0
                ? $"\"{name}\":{MakePatternObject(depth - 1, isInsideOr)}"
                : $"\"{name}\":{MakeConditions()}");
        }

        if (depth > 0 && random.Next(4) == 0)
        {
            var ways = Enumerable.Range(0, 2 + random.Next(2)).Select(_ => MakePatternObject(depth - 1, isInsideOr: true));
            fields.Insert(random.Next(fields.Count + 1), $"\"$or\":[{string.Join(',', ways)}]");
        }

        return $"{{{string.Join(',', fields)}}}";
    }

    private string MakeConditions() =>
        $"[{string.Join(',', Enumerable.Range(0, 1 + random.Next(3)).Select(_ => MakeCondition()))}]";

    private string MakeCondition() => random.Next(19) switch
    {
        0 => Quote(Texts[..10]),
        1 => Pick(Numbers),
        2 => Pick(["true", "false", "null"]),
        3 or 4 => $$"""{"exists":{{Pick(["true", "false"])}}}""",
        5 => $$"""{"prefix":{{Quote(Texts)}}}""",
        6 => $$"""{"suffix":{{Quote(Texts)}}}""",
        7 => $$$"""{"{{{Pick(["prefix", "suffix"])}}}":{"equals-ignore-case":{{{Quote(Texts)}}}}}""",
        8 => $$"""{"equals-ignore-case":{{Quote(Texts)}}}""",
        9 => $$"""{"wildcard":{{Quote(Wildcards)}}}""",
        10 => $$"""{"cidr":{{Quote(Blocks)}}}""",
        11 => $$"""{"numeric":["{{Pick(["=", "<", "<=", ">", ">="])}}",{{Pick(Bounds)}}]}""",
        12 => $$"""{"numeric":["{{Pick([">", ">="])}}",{{Pick(["-2", "0"])}},"{{Pick(["<", "<="])}}",{{Pick(["1", "1.5"])}}]}""",
        13 => $$"""{"anything-but":[{{Quote(Texts)}},{{Quote(Texts)}}]}""",
        14 => $$"""{"anything-but":[{{Pick(Bounds)}},{{Pick(Bounds)}}]}""",
        15 => $$"""{"anything-but":{{Pick([Quote(Texts), Pick(Bounds)])}}}""",
        16 or 17 => $$$"""{"anything-but":{"{{{Pick(["prefix", "suffix", "equals-ignore-case", "wildcard"])}}}":{{{Quote(Texts[1..])}}}}}""",
        _ => $$$"""{"anything-but":{"{{{Pick(["prefix", "suffix", "equals-ignore-case", "wildcard"])}}}":[{{{Quote(Texts[1..])}}},{{{Quote(Texts[1..])}}}]}}""",
    };

    private string Quote(string[] texts) => JsonValue.Create(Pick(texts)).ToJsonString();

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];
}
