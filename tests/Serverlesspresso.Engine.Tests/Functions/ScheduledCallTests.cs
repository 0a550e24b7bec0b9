using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Engine.Tests.Hosting;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.Tests.Functions;

public sealed class ScheduledCallTests : IAsyncLifetime
{
    private readonly Bell _bell = new();
    private EngineHarness _engine = null!; // Started before each test.

    public async ValueTask InitializeAsync() => _engine = await EngineHarness.StartAsync(builder =>
    {
        builder.Services.AddSingleton(_bell);
        builder.AddFunction<Bell>("Bell", "Rings.");
    });

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Schedule_ItsInstantComes_CallsOnceWithThePayload()
    {
        await ScheduleAsync(seconds: 300, "tea");

        await _engine.AdvanceAsync(TimeSpan.FromSeconds(299));
        var before = _bell.Rings.Count;
        await _engine.AdvanceAsync(TimeSpan.FromSeconds(1));
        await _engine.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(0, before);
        Assert.Equal(["\"tea\""], _bell.Rings);
    }

    [Fact]
    public async Task Schedule_InstantPassesWhileTheServerIsDown_CallsWhenItIsBack()
    {
        await ScheduleAsync(seconds: 300, "tea");

        await _engine.CloseAsync();
        _engine.Clock.Advance(TimeSpan.FromHours(1));
        await _engine.OpenAsync();

        Assert.Equal(["\"tea\""], _bell.Rings);
    }

    [Fact]
    public async Task Schedule_TurnFails_NeverCalls()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _engine.Get<TurnRunner>().RunAsync<bool>(
            transaction =>
            {
                Call("tea").ScheduleInTurn(transaction, "tea", EngineHarness.Start.AddSeconds(1));
                throw new InvalidOperationException("The turn fails.");
            },
            CancellationToken.None));

        await _engine.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Empty(_bell.Rings);
    }

    [Fact]
    public async Task Schedule_FunctionFails_CallsAgain()
    {
        _bell.Failures = 2;
        await ScheduleAsync(seconds: 0, "tea");
        await _engine.SettleAsync();

        await _engine.AdvanceAsync(TimeSpan.FromSeconds(5));
        await _engine.AdvanceAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(["\"tea\"", "\"tea\"", "\"tea\""], _bell.Rings);
    }

    private static ScheduledCall Call(string payload) => new("Bell", JsonSerializer.SerializeToElement(payload));

    private Task<bool> ScheduleAsync(int seconds, string payload) => _engine.Get<TurnRunner>().RunAsync(
        transaction =>
        {
            Call(payload).ScheduleInTurn(transaction, payload, EngineHarness.Start.AddSeconds(seconds));
            return ValueTask.FromResult(true);
        },
        CancellationToken.None);

    private sealed class Bell : IFunction
    {
        public List<string> Rings { get; } = [];

        public int Failures { get; set; }

        public ValueTask<string> InvokeAsync(JsonElement request, FunctionContext context)
        {
            Rings.Add(request.GetRawText());
            return Rings.Count > Failures
                ? ValueTask.FromResult("{}")
                : throw new FunctionFailedException("Broken", "The bell is broken.");
        }
    }
}
