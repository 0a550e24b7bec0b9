using System.Text;
using Serverlesspresso.Events.Matching;
using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Events.Tests.Matching;

public sealed class EventMatcherBuilderTests
{
    private static readonly EventPattern Test = EventPattern.Parse("""{"source":["test"]}""");

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 10)];

    [Fact]
    public void Build_RulesComeAndGo_EarlierMatchersStayAsTheyWere()
    {
        var builder = new EventMatcherBuilder<string>();
        var first = builder.Add("first", Test);
        var one = builder.Build();
        builder.Add("second", EventPattern.Parse("""{"source":[{"prefix":"te"}],"detail":{"new":[{"exists":false}]}}"""));
        var two = builder.Build();
        builder.Remove(first);
        var rest = builder.Build();

        Assert.Equal(["first"], one.Match("""{"source":"test"}"""u8));
        Assert.Equal(["first", "second"], two.Match("""{"source":"test"}"""u8));
        Assert.Equal(["second"], rest.Match("""{"source":"test"}"""u8));
        Assert.Equal((1, 2, 1), (one.Count, two.Count, rest.Count));
    }

    [Fact]
    public void Replace_RuleOfTheSamePattern_IsFoundInItsPlace()
    {
        var builder = new EventMatcherBuilder<string>();
        var place = builder.Add("old", Test);

        builder.Replace(place, "new");

        Assert.Equal(["new"], builder.Build().Match("""{"source":"test"}"""u8));
    }

    [Fact]
    public void Remove_PlaceIsFree_IsRefused()
    {
        var builder = new EventMatcherBuilder<string>();
        var place = builder.Add("rule", Test);
        builder.Remove(place);

        Assert.Throws<ArgumentException>(() => builder.Remove(place));
        Assert.Equal(0, builder.Build().Count);
    }

    [Fact]
    public void Build_ManyRulesHaveGone_TheOthersAreFound()
    {
        var builder = new EventMatcherBuilder<int>();
        builder.Add(-1, Test);
        for (var i = 0; i < 2_500; i++)
        {
            builder.Remove(builder.Add(i, EventPattern.Parse($$"""{"f{{i}}":[1]}""")));
        }

        Assert.Equal([-1], builder.Build().Match("""{"source":"test","f7":1}"""u8));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Build_RandomRulesComeAndGo_AgreesWithTheNaiveMatcher(int seed)
    {
        var random = new Random(seed);
        var cases = new RandomCases(random);
        var builder = new EventMatcherBuilder<string>();
        var places = new List<(int Place, string Pattern)>();
        for (var round = 0; round < 100; round++)
        {
            if (places.Count > 0 && random.Next(5) < 2)
            {
                var gone = random.Next(places.Count);
                builder.Remove(places[gone].Place);
                places.RemoveAt(gone);
            }
            else
            {
                var pattern = cases.MakePattern();
                places.Add((builder.Add(pattern, EventPattern.Parse(pattern)), pattern));
            }

            var text = cases.MakeEvent();
            var expected = places.Select(rule => rule.Pattern).Where(pattern => NaiveMatcher.Matches(pattern, text));
            Assert.Equal(expected.Order(StringComparer.Ordinal), builder.Build().Match(Encoding.UTF8.GetBytes(text)).Order(StringComparer.Ordinal));
        }
    }
}
