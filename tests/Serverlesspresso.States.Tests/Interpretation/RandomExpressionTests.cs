using System.Text;
using System.Text.Json.Nodes;
using Serverlesspresso.States.Definitions;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Tests.Interpretation;

/// <summary>Paths and calls made of any pieces, over any JSON, give a value or a named error. A failure names its seed.</summary>
public sealed class RandomExpressionTests
{
    private const int Expressions = 20_000;
    private const int DepthMax = 4;

    private static readonly string[] Steps =
        [".a", ".b", ".list", "['a']", "['a','b']", "[0]", "[-1]", "[1,0]", "[1:]", "[:2]", "[-2:]", "[::2]", "[0:9:0]", "[*]", ".*", "..a", "..*",
         "[?(@.a)]", "[?(@.a > 1)]", "[?(@.b == 'x' && @.a < 2)]", "[?(@ in [1,'x'])]", "[?(@.a =~ /x.*/i)]", "[?(!@.a)]",
         ".length()", ".min()", ".max()", ".avg()", ".sum()", ".stddev()", ".keys()", ".size()", ".first()", "[99999999999]", "[", "]", ".", "[?(", "[?(@."];

    private static readonly string[] Functions =
        ["Array", "ArrayPartition", "ArrayContains", "ArrayRange", "ArrayGetItem", "ArrayLength", "ArrayUnique", "Base64Encode", "Base64Decode",
         "Hash", "JsonMerge", "StringToJson", "JsonToString", "MathRandom", "MathAdd", "StringSplit", "UUID", "Format"];

    private static readonly string[] Literals =
        ["0", "1", "-1", "3", "1.5", "1e400", "99999999999999999999", "true", "false", "null", "''", "'x'", "'a,b c'", "'{}'", "'{} {}'", "'\\'{}\\\\'", "'SHA-1'",
         "'MD5'", "'{\"a\": [1]}'", "'not json'", "'e30='", "'%%%'", "'é\\u00e9'"];

    private static readonly string[] NamedErrors =
        ["States.Runtime", "States.IntrinsicFailure", "States.DataLimitExceeded"];

    [Fact]
    public void Expression_OfAnyPieces_IsRefusedOrGivesAValueOrANamedError()
    {
        var outcomes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 0; seed < Expressions; seed++)
        {
            var random = new Random(seed);
            var text = random.Next(2) == 0 ? Path(random) : Call(random, depth: 0);
            var outcome = Evaluate(text, Value(random, depth: 0)?.ToJsonString() ?? "null");

            Assert.True(
                outcome is "refused" or "value" || NamedErrors.Contains(outcome, StringComparer.Ordinal), $"Seed {seed}: {text} gives {outcome}.");
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        Assert.All((string[])["refused", "value", .. NamedErrors[..2]], outcome => Assert.True(outcomes.GetValueOrDefault(outcome) > 100, outcome));
    }

    private static string Evaluate(string text, string input)
    {
        var definition = new JsonObject
        {
            ["StartAt"] = "Only",
            ["States"] = new JsonObject
            {
                ["Only"] = new JsonObject { ["Type"] = "Pass", ["Parameters"] = new JsonObject { ["x.$"] = text }, ["End"] = true },
            },
        };
        if (StateMachineDefinition.Parse(definition.ToJsonString()).Definition is not { } compiled)
        {
            return "refused";
        }

        return new SimulatedHost(compiled, _ => null).Start(input).Outcome switch
        {
            ExecutionOutcome.Succeeded => "value",
            ExecutionOutcome.Failed failed => failed.Error ?? "an error without a name",
            var other => $"{other}",
        };
    }

    private static string Path(Random random)
    {
        var path = new StringBuilder(random.Next(6) switch { 0 => "$$", 1 => "$x", _ => "$" });
        for (var i = random.Next(4); i > 0; i--)
        {
            path.Append(Steps[random.Next(Steps.Length)]);
        }

        return path.ToString();
    }

    private static string Call(Random random, int depth)
    {
        var arguments = Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(5) switch
        {
            0 when depth < DepthMax => Call(random, depth + 1),
            1 or 2 => Path(random),
            _ => Literals[random.Next(Literals.Length)],
        });
        return $"States.{Functions[random.Next(Functions.Length)]}({string.Join(random.Next(9) == 0 ? " ," : ", ", arguments)})";
    }

    private static JsonNode? Value(Random random, int depth) => random.Next(depth < DepthMax ? 9 : 6) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(-3, 12)),
        2 => JsonValue.Create(random.NextDouble() * 1e6),
        3 => JsonValue.Create(random.Next(2) == 0),
        4 => JsonValue.Create("x"),
        5 => JsonValue.Create("a,b c é"),
        6 => new JsonArray([.. Enumerable.Range(0, random.Next(5)).Select(_ => Value(random, depth + 1))]),
        _ => new JsonObject
        {
            ["a"] = Value(random, depth + 1),
            ["b"] = Value(random, depth + 1),
            ["list"] = new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth + 1))]),
        },
    };
}
