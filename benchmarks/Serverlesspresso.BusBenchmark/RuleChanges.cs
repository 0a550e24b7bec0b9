using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.BusBenchmark;

/// <summary>What the first event costs after a rule was added, among others that stay as they are.</summary>
internal static class RuleChanges
{
    private const int Rounds = 100;
    private const string BusName = "Changing";

    /// <summary>Writes many rules at once, as they are stored: one by one each put would count all.</summary>
    /// <param name="store">The store.</param>
    /// <param name="buses">Makes the bus.</param>
    /// <param name="count">How many.</param>
    public static async Task MakeRulesAsync(IStore store, EventBuses buses, int count)
    {
        await buses.CreateAsync(BusName, description: null, new Dictionary<string, string>(), CancellationToken.None);
        await store.RunTurnAsync(
            async transaction =>
            {
                for (var number = 0; number < count; number++)
                {
                    var name = $"changing/other-{number}";
                    await transaction.GetDefinitionAsync(DefinitionKind.Rule, name);
                    transaction.PutDefinition(new DefinitionRow
                    {
                        Kind = DefinitionKind.Rule,
                        Name = name,
                        Document = JsonSerializer.Serialize(MakeRule($"other-{number}"), JsonSerializerOptions.Web),
                    });
                }

                return true;
            },
            CancellationToken.None);
    }

    /// <summary>Adds rules, and puts two events after each: the first has the rules compiled.</summary>
    /// <param name="bus">The engine.</param>
    /// <returns>The median time of the first and of the second.</returns>
    public static async Task<(TimeSpan First, TimeSpan Second)> MeasureAsync(MeasuredBus bus)
    {
        var (first, second) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var round = -1; round < Rounds; round++)
        {
            await bus.Rules.PutAsync(
                new PutRuleRequest { Name = $"added-{round}", BusName = BusName, EventPattern = PatternOf(round + 1_000_000) },
                CancellationToken.None);
            first.Add(await PutEventAsync(bus));
            second.Add(await PutEventAsync(bus));
        }

        return (Median(first), Median(second));
    }

    private static async Task<TimeSpan> PutEventAsync(MeasuredBus bus)
    {
        var started = Stopwatch.GetTimestamp();
        await bus.Events.PutAsync(
            [new EventEntry { BusName = BusName, Source = "nobody", DetailType = "t", Detail = "{}" }], CancellationToken.None);
        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>The first is left out: it has all rules read.</summary>
    private static TimeSpan Median(List<TimeSpan> times) => times.Skip(1).Order().ElementAt(Rounds / 2);

    private static RuleDocument MakeRule(string name) => new()
    {
        Name = name,
        BusName = BusName,
        Arn = $"arn:aws:events:us-east-1:123456789012:rule/{BusName}/{name}",
        EventPattern = PatternOf(int.Parse(name.AsSpan(6), CultureInfo.InvariantCulture)),
        Targets = [new TargetDocument { Id = "1", Arn = "arn:aws:lambda:us-east-1:123456789012:function:Target" }],
    };

    private static string PatternOf(int number) =>
        $$"""{"source":["{{MeasuredBus.Source}}"],"detail":{"eventId":["shop-{{number}}"] } }""";
}
