using System.Text.Json;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.MapRuns;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Hosting;

namespace Serverlesspresso.Engine.Tests.MapRuns;

/// <summary>An engine with a bus that children can ask on, and what tests of Map Runs look at.</summary>
internal sealed class MapRunBench : IAsyncDisposable
{
    public static readonly CancellationToken Never = CancellationToken.None;

    private MapRunBench(EngineHarness engine) => Engine = engine;

    public EngineHarness Engine { get; }

    public static async Task<MapRunBench> StartAsync(Func<IStore, IStore>? aroundStore = null)
    {
        var engine = await EngineHarness.StartAsync(aroundStore: aroundStore);
        return new MapRunBench(engine);
    }

    /// <summary>Starts an execution of a machine of its own, and waits until there is nothing to do for it.</summary>
    public async Task<string> RunAsync(string definition, string input)
    {
        await Engine.Get<EventBuses>().CreateAsync("bar", null, new Dictionary<string, string>(), Never);
        var machine = await Engine.CreateStateMachineAsync("machine", definition);
        var arn = await Engine.StartExecutionAsync(machine, input, "run");
        await Engine.SettleAsync();
        return arn;
    }

    /// <summary>The only Map Run of an execution.</summary>
    public async Task<MapRunRow> MapRunOfAsync(string executionArn) =>
        Assert.Single(await Engine.Get<MapRunRegistry>().ListAsync(executionArn, afterArn: null, limit: 10, Never));

    /// <summary>The children of a Map Run in their order.</summary>
    public Task<IReadOnlyList<ExecutionRow>> ChildrenAsync(string mapRunArn) =>
        Engine.Get<MapRunRegistry>().ListExecutionsAsync(new ChildExecutionQuery(mapRunArn, Limit: 20_000), Never);

    /// <summary>The tokens that children have asked with, by their items, in order.</summary>
    public async Task<IReadOnlyList<(int Item, string Token)>> TokensAsync()
    {
        var events = await Engine.Store.ReadAsync(reader => reader.ListEventsAsync("bar", 0, 1_000), Never);
        return [.. events.Select(row => ReadToken(row.Envelope)).OrderBy(asked => asked.Item)];
    }

    /// <summary>Has the child fail that has asked as the so manieth.</summary>
    public async Task FailAskedAsync(int place)
    {
        await Engine.TaskAnswers.SendTaskFailureAsync(await TokenAtAsync(place), "Cold", null, Never);
        await Engine.SettleAsync();
    }

    /// <summary>Answers the child that has asked as the so manieth.</summary>
    public async Task AnswerAskedAsync(int place)
    {
        await Engine.TaskAnswers.SendTaskSuccessAsync(await TokenAtAsync(place), "0", Never);
        await Engine.SettleAsync();
    }

    public ValueTask DisposeAsync() => Engine.DisposeAsync();

    private async Task<string> TokenAtAsync(int place)
    {
        var events = await Engine.Store.ReadAsync(reader => reader.ListEventsAsync("bar", 0, 1_000), Never);
        return ReadDetail(events[place].Envelope).GetProperty("token").GetString() ?? string.Empty;
    }

    private static (int Item, string Token) ReadToken(ReadOnlyMemory<byte> envelope)
    {
        var detail = ReadDetail(envelope);
        return (detail.GetProperty("item").GetInt32(), detail.GetProperty("token").GetString() ?? string.Empty);
    }

    private static JsonElement ReadDetail(ReadOnlyMemory<byte> envelope) =>
        JsonElement.Parse(envelope.Span).GetProperty("detail");
}
