using System.Text;
using System.Text.Json;
using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Events.Tests.Patterns;

public sealed class PatternExplainerTests
{
    private const string Event =
        """{"source":"bar","detail":{"order":{"drink":"Latte","size":2},"extras":[{"name":"oat","warm":true},{"name":"soy"}]}}""";

    [Fact]
    public void Explain_SomeFieldsDiffer_SaysWhichAndWhatIsThere()
    {
        var fields = Explain("""{"source":["bar"],"detail":{"order":{"drink":["Mocha",{"prefix":"Esp"}],"size":[{"numeric":[">",1]}]}}}""");

        Assert.Equal(["detail.order.drink", "detail.order.size", "source"], fields.Select(field => field.Path));
        Assert.Equal([false, true, true], fields.Select(field => field.IsMet));
        Assert.Equal("""["Mocha",{"prefix":"Esp"}]""", fields[0].Expected);
        Assert.Equal(["\"Latte\""], fields[0].Found);
    }

    [Fact]
    public void Explain_FieldIsNotThere_FindsNothing()
    {
        var field = Assert.Single(Explain("""{"detail":{"state":["READY"]}}"""));

        Assert.False(field.IsMet);
        Assert.Empty(field.Found);
    }

    [Fact]
    public void Explain_MustNotBeThere_IsMet() =>
        Assert.True(Assert.Single(Explain("""{"detail":{"state":[{"exists":false}]}}""")).IsMet);

    [Fact]
    public void Explain_ArrayOnTheWay_ListsAllValues() =>
        Assert.Equal(["\"oat\"", "\"soy\""], Assert.Single(Explain("""{"detail":{"extras":{"name":["soy"]}}}""")).Found);

    [Fact]
    public void Explain_FieldsOfDifferentElements_AreAllMetThoughThePatternIsNot()
    {
        const string Pattern = """{"detail":{"extras":{"name":["soy"],"warm":[true]}}}""";

        Assert.All(Explain(Pattern), field => Assert.True(field.IsMet));
        Assert.False(EventPattern.Parse(Pattern).Matches(JsonSerializer.SerializeToUtf8Bytes(JsonElement.Parse(Event))));
    }

    [Fact]
    public void Explain_Alternatives_TakesTheClosest()
    {
        var fields = Explain(
            """{"source":["bar"],"$or":[{"detail":{"order":{"drink":["Tea"]}}},{"detail":{"order":{"size":[2]}}}]}""");

        Assert.Equal(["detail.order.size", "source"], fields.Select(field => field.Path));
        Assert.All(fields, field => Assert.True(field.IsMet));
        Assert.Equal("[2]", fields[0].Expected);
    }

    [Fact]
    public void Explain_NameHoldsADot_FindsIt()
    {
        var fields = PatternExplainer.Explain(
            EventPattern.Parse("""{"detail":{"a.b":["x"]}}"""), """{"detail":{"a.b":"y"}}"""u8.ToArray());

        Assert.Equal(["\"y\""], Assert.Single(fields).Found);
        Assert.Equal("""["x"]""", Assert.Single(fields).Expected);
    }

    [Fact]
    public void Explain_EventNestsDeep_FindsTheField()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 900)) + string.Concat(Enumerable.Repeat("]", 900));

        var fields = PatternExplainer.Explain(
            EventPattern.Parse("""{"source":["foo"]}"""),
            Encoding.UTF8.GetBytes($$$"""{"source":"bar","detail":{"deep":{{{deep}}}}}"""));

        Assert.Equal(["\"bar\""], Assert.Single(fields).Found);
    }

    private static IReadOnlyList<FieldExplanation> Explain(string pattern) =>
        PatternExplainer.Explain(EventPattern.Parse(pattern), Encoding.UTF8.GetBytes(Event));
}
