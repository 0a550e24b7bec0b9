using System.Text;
using Serverlesspresso.Events.Matching;
using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Events.Tests.Matching;

public sealed class EventMatcherTests
{
    [Fact]
    public void Match_ManyRules_AreFoundInTheirOrder()
    {
        var matcher = Compile(
            """{"source":["other"]}""",
            """{"source":["test"],"detail":{"n":[{"numeric":[">",1]}]}}""",
            """{"source":[{"prefix":"te"}]}""",
            """{"$or":[{"source":["test"]},{"detail":{"n":[2]}}]}""");

        Assert.Equal([1, 2, 3], matcher.Match("""{"source":"test","detail":{"n":2}}"""u8));
        Assert.Equal(4, matcher.Count);
    }

    [Fact]
    public void Match_NoRules_FindsNothing() => Assert.Empty(Compile().Match("""{"source":"test"}"""u8));

    [Theory]
    [InlineData("""{"k":{"x":[1],"y":[{"exists":false}]}}""", """{"k":[{"x":1},{"y":1}]}""", true)]
    [InlineData("""{"k":{"x":[{"exists":false}],"y":[1]}}""", """{"k":[{"x":1},{"y":1}]}""", false)]
    public void Match_AbsenceInAnArray_DependsOnTheFieldsBeforeItByPath(string pattern, string text, bool expected)
    {
        Assert.Equal(expected, Compile(pattern).Match(Encoding.UTF8.GetBytes(text)).Count == 1);
    }

    [Fact]
    public void Match_ManyLongArrays_WaysDoNotMultiply()
    {
        var matcher = Compile("""{"a":{"x":[{"prefix":"x"}]},"b":{"x":[{"prefix":"x"}]},"c":{"x":[{"prefix":"x"}]},"d":{"x":["y"]}}""");
        var array = $"[{string.Join(',', Enumerable.Range(0, 3_000).Select(i => $$"""{"x":"x{{i}}"}"""))}]";

        Assert.Empty(matcher.Match(Encoding.UTF8.GetBytes($$"""{"a":{{array}},"b":{{array}},"c":{{array}},"d":{{array}}}""")));
    }

    [Fact]
    public void Match_LiteralOfOneWildcardEndsAnother_BothAreFound()
    {
        var matcher = Compile("""{"a":[{"wildcard":"*abc*"}]}""", """{"a":[{"wildcard":"*bc*"}]}""", """{"a":[{"wildcard":"*c*"}]}""", """{"a":[{"wildcard":"*"}]}""");

        Assert.Equal([0, 1, 2, 3], matcher.Match("""{"a":"xabcx"}"""u8));
        Assert.Equal([1, 2, 3], matcher.Match("""{"a":"xbcx"}"""u8));
        Assert.Equal([3], matcher.Match("""{"a":""}"""u8));
    }

    [Fact]
    public void Match_NothingMatches_AllocatesNothing()
    {
        var matcher = Compile("""{"source":["other"],"detail":{"a":{"b":[1]}}}""", """{"source":["test"],"detail":{"c":[{"prefix":"y"}]}}""");
        var text = """{"source":"test","detail":{"a":[{"b":1},{"b":2}],"c":"x\u0041"}}"""u8.ToArray();
        matcher.Match(text);

        var before = GC.GetAllocatedBytesForCurrentThread();
        matcher.Match(text);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Match_AfterABrokenEvent_IsAsBefore()
    {
        var matcher = Compile("""{"a":["x"],"b":["y"]}""");

        Assert.ThrowsAny<System.Text.Json.JsonException>(() => matcher.Match("""{"a":"x","b":"""u8));

        Assert.Empty(matcher.Match("""{"b":"y"}"""u8));
        Assert.Equal([0], matcher.Match("""{"a":"x","b":"y"}"""u8));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Match_RandomRulesAndEvents_AgreesWithTheNaiveMatcher(int seed)
    {
        var random = new Random(seed);
        var cases = new RandomCases(random);
        var likely = new LikelyEvents(random);
        var matches = 0;
        for (var round = 0; round < 40; round++)
        {
            var patterns = Enumerable.Range(0, 12).Select(_ => cases.MakePattern()).ToArray();
            var matcher = Compile(patterns);
            for (var i = 0; i < 12; i++)
            {
                var text = i % 2 == 0 ? cases.MakeEvent() : likely.Make(patterns[i]);
                var expected = Enumerable.Range(0, patterns.Length).Where(rule => NaiveMatcher.Matches(patterns[rule], text)).ToList();
                matches += expected.Contains(i) && i % 2 == 1 ? 1 : 0;
                var found = matcher.Match(Encoding.UTF8.GetBytes(text));
                Assert.True(
                    expected.SequenceEqual(found),
                    $"Seed {seed}, event {text}: found {string.Join(", ", found.Except(expected).Select(rule => patterns[rule]))} "
                        + $"and missed {string.Join(", ", expected.Except(found).Select(rule => patterns[rule]))}");
            }
        }

        Assert.True(matches > 40 * 6 / 3, $"Only {matches} of {40 * 6} events match the pattern that they were made for.");
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    private static EventMatcher<int> Compile(params string[] patterns) =>
        new(patterns.Select((pattern, rule) => KeyValuePair.Create(rule, EventPattern.Parse(pattern))));
}
