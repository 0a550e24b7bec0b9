using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Engine.Tests.Hosting;
using Serverlesspresso.Items.Values;
using Serverlesspresso.States.Tests.Conformance;

namespace Serverlesspresso.Engine.Tests.Conformance;

/// <summary>Executions recorded from AWS that call services of the engine: same outcome, same history.</summary>
public sealed class RecordedServiceTests
{
    private const string Account = "111111111111";
    private const string Role = $"arn:aws:iam::{Account}:role/role";

    private static readonly string[] Provided = ["dynamodb", "sfn"];
    private static readonly CancellationToken Never = CancellationToken.None;

    public static TheoryData<string> Ids()
    {
        var ids = new TheoryData<string>();
        foreach (var recorded in ConformanceData.Cases.Values.Where(IsRunHere))
        {
            ids.Add(recorded.Id);
        }

        return ids.Count > 0 ? ids : [string.Empty];
    }

    [Fact]
    public async Task Execution_AllRecorded_ScoreOfServices()
    {
        Assert.SkipWhen(ConformanceData.Cases.Count == 0, "The recorded cases are not on this machine.");
        var run = 0;
        var agreeing = 0;
        foreach (var recorded in ConformanceData.Cases.Values.Where(IsRunHere))
        {
            run++;
            agreeing += await FindDifferenceAsync(recorded) is null ? 1 : 0;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"conformance {"services of the engine",-22} {agreeing,4} of {run,4} run"));
        Assert.Equal(run, agreeing);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Execution_AsRecorded_GivesTheSameOutcomeAndHistory(string id)
    {
        Assert.SkipWhen(id.Length == 0, "The recorded cases are not on this machine.");

        var difference = await FindDifferenceAsync(ConformanceData.Cases[id]);

        Assert.True(difference is null, difference);
    }

    private static bool IsRunHere(ConformanceCase recorded) =>
        recorded.Kind == "execution" && recorded.Needs.Any() && recorded.Needs.All(need => Provided.Contains(need))
        && !recorded.Definition.Contains("JSONata", StringComparison.Ordinal);

    private static async Task<string?> FindDifferenceAsync(ConformanceCase recorded)
    {
        await using var engine = await EngineHarness.StartAsync(
            builder => builder.Services.Configure<AccountOptions>(options => options.AccountId = Account));
        await PrepareAsync(engine, recorded);
        var machine = await CreateAsync(engine, "machine-of-the-case", recorded.Definition);
        var arn = await engine.StartExecutionAsync(machine, recorded.Input, recorded.ExecutionName);
        await engine.SettleAsync();

        var comparer = new RecordComparer(recorded);
        var difference = comparer.Compare(recorded.Expected, Describe(await engine.DescribeAsync(arn)), "outcome");
        return difference ?? CompareHistory(recorded, comparer, await ReadHistoryAsync(engine, arn));
    }

    private static async Task PrepareAsync(EngineHarness engine, ConformanceCase recorded)
    {
        foreach (var table in recorded.Item["tables"]?.AsArray() ?? [])
        {
            var key = table!["partitionKey"]!.GetValue<string>();
            await engine.Get<TableDefinitions>().CreateAsync(
                new CreateTableRequest
                {
                    TableName = table["name"]!.GetValue<string>(),
                    KeySchema = [new KeySchemaElement(key, "HASH")],
                    AttributeTypes = new Dictionary<string, AttributeType> { [key] = AttributeType.S },
                },
                Never);
        }

        foreach (var other in recorded.Item["stateMachines"]?.AsArray() ?? [])
        {
            await CreateAsync(engine, other!["name"]!.GetValue<string>(), other["definition"]!.ToJsonString());
        }
    }

    private static async Task<string> CreateAsync(EngineHarness engine, string name, string definition)
    {
        var request = new CreateStateMachineRequest { Name = name, Definition = definition, RoleArn = Role };
        return (await engine.StateMachines.CreateAsync(request, Never)).Arn;
    }

    private static JsonObject Describe(ExecutionRow row)
    {
        var shown = new JsonObject { ["status"] = row.Status.ToWireName() };
        if (row.Output is not null)
        {
            shown["output"] = JsonNode.Parse(row.Output);
        }

        if (row.Error is not null)
        {
            shown["error"] = row.Error;
        }

        if (row.Cause is not null)
        {
            shown["cause"] = row.Cause;
        }

        return shown;
    }

    private static async Task<List<JsonNode>> ReadHistoryAsync(EngineHarness engine, string arn)
    {
        var page = await engine.Executions.GetHistoryAsync(arn, fromEventId: null, limit: 1_000, newestFirst: false, Never);
        return page.Events.Select(item =>
        {
            var shown = JsonNode.Parse(item.GetRawText())!;
            shown.AsObject().Remove("timestamp");
            return shown;
        }).ToList();
    }

    private static string? CompareHistory(ConformanceCase recorded, RecordComparer comparer, List<JsonNode> actual)
    {
        if (recorded.History is not { } expected)
        {
            return null;
        }

        for (var at = 0; at < Math.Max(expected.Count, actual.Count); at++)
        {
            var difference = comparer.Compare(
                at < expected.Count ? expected[at] : null, at < actual.Count ? actual[at] : null, $"history[{at}]");
            if (difference is not null)
            {
                return difference;
            }
        }

        return null;
    }
}
