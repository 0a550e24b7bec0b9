using System.Text.Json;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Tests.Buses;

public sealed class CompiledBusTests
{
    private readonly CompiledBus _bus = new();
    private long _version;

    [Fact]
    public void Update_OneRuleHasChanged_ReadsTheOthersNoMore()
    {
        var before = Match(Row("a", "x"), Row("b", "x"));

        var after = Match(Row("a", "x"), Row("b", "x", description: "new"));

        Assert.Equal(["", "new"], after.Select(rule => rule.Description ?? ""));
        Assert.Same(before[0], after[0]);
        Assert.NotSame(before[1], after[1]);
    }

    [Fact]
    public void Update_RulesComeChangeAndGo_MatchesAsTheyAre()
    {
        string[][] matched =
        [
            Names(Row("a", "x"), Row("b", "y"), Row("c", "x", RuleDocument.Disabled), Row("d", pattern: null)),
            Names(Row("a", "y"), Row("b", "x"), Row("c", "x"), Row("d", "x")),
            Names(Row("a", "x"), Row("b", "x", RuleDocument.Disabled), Row("d", pattern: null)),
            Names(Row("b", "x"), Row("c", "x")),
            Names(),
        ];

        Assert.Equal(["a", "b c d", "a", "b c", ""], matched.Select(names => string.Join(' ', names)));
    }

    [Fact]
    public void Update_EarlierVersionAfterALaterOne_MatchesAsItIsIn()
    {
        Match(Row("a", "x"));
        Match(Row("a", "y"), Row("b", "x"));

        Assert.Equal(["a"], Names(Row("a", "x")));
    }

    private static DefinitionRow Row(
        string name, string? pattern, string state = RuleDocument.Enabled, string? description = null)
    {
        var rule = new RuleDocument
        {
            Name = name,
            BusName = "Bar",
            Arn = name,
            EventPattern = pattern is null ? null : $$"""{"source":["{{pattern}}"]}""",
            State = state,
            Description = description,
        };
        return new DefinitionRow
        {
            Kind = DefinitionKind.Rule,
            Name = $"bar/{name}",
            Document = JsonSerializer.Serialize(rule, BusJsonContext.Default.RuleDocument),
        };
    }

    private string[] Names(params DefinitionRow[] rows) => [.. Match(rows).Select(rule => rule.Name).Order()];

    private RuleDocument[] Match(params DefinitionRow[] rows)
    {
        var document = new BusDocument
        {
            Name = "Bar",
            Incarnation = "i",
            CreatedAt = BusEngine.Start,
            ModifiedAt = BusEngine.Start,
        };
        var matcher = _bus.Update(new BusVersion(document, ++_version), rows);
        return [.. matcher.Match("""{"source":"x"}"""u8).OrderBy(rule => rule.Name, StringComparer.Ordinal)];
    }
}
