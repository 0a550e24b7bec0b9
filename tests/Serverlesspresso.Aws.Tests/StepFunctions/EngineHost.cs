using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Serverlesspresso.Aws.Tests.Json;
using Serverlesspresso.Engine.Hosting;
using Serverlesspresso.Engine.Store.Sqlite;

namespace Serverlesspresso.Aws.Tests.StepFunctions;

/// <summary>The whole wire over a whole engine on SQLite, at one fixed instant.</summary>
internal sealed class EngineHost : IAsyncDisposable
{
    public const string Account = "us-east-1:123456789012";
    public const string Role = "arn:aws:iam::123456789012:role/barista";

    private readonly DirectoryInfo _folder;
    private readonly SqliteStore _store;

    private EngineHost(DirectoryInfo folder, SqliteStore store, WireHost wire)
    {
        _folder = folder;
        _store = store;
        Wire = wire;
    }

    public WireHost Wire { get; }

    public static async Task<EngineHost> StartAsync(Action<ServerlesspressoBuilder>? add = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero));
        var folder = Directory.CreateTempSubdirectory("serverlesspresso-");
        var store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Path = Path.Combine(folder.FullName, "coffee.db") },
            time,
            NullLogger.Instance,
            TestContext.Current.CancellationToken);
        var wire = await WireHost.StartAsync(
            async services =>
            {
                var engine = await services.AddServerlesspressoAsync(store, TestContext.Current.CancellationToken);
                add?.Invoke(engine);
                services.AddAwsApi();
            },
            endpoints => endpoints.MapAwsApi(),
            time);
        return new EngineHost(folder, store, wire);
    }

    /// <summary>Calls an operation of Step Functions.</summary>
    public Task<Answer> CallAsync(string operation, object request) =>
        Wire.SendJsonAsync($"AWSStepFunctions.{operation}", JsonSerializer.Serialize(request));

    /// <summary>Calls an operation that must succeed.</summary>
    public async Task<JsonElement> SucceedAsync(string operation, object request)
    {
        var answer = await CallAsync(operation, request);
        Assert.True(answer.Status == 200, answer.Body);
        return JsonSerializer.Deserialize<JsonElement>(answer.Body);
    }

    /// <summary>Calls an operation that must be refused.</summary>
    /// <returns>The error's type without its namespace, and its message.</returns>
    public async Task<(string Type, string? Message)> RefuseAsync(string operation, object request)
    {
        var answer = await CallAsync(operation, request);
        Assert.True(answer.Status == 400, answer.Body);
        var error = JsonSerializer.Deserialize<JsonElement>(answer.Body);
        var type = error.GetProperty("__type").GetString() ?? "";
        return (type[(type.IndexOf('#', StringComparison.Ordinal) + 1)..], error.GetProperty("message").GetString());
    }

    /// <summary>Makes a state machine.</summary>
    /// <returns>Its ARN.</returns>
    public async Task<string> CreateAsync(string name, string definition)
    {
        var created = await SucceedAsync("CreateStateMachine", new { name, definition, roleArn = Role });
        return created.GetProperty("stateMachineArn").GetString() ?? "";
    }

    /// <summary>Starts an execution.</summary>
    /// <returns>Its ARN.</returns>
    public async Task<string> ExecuteAsync(string stateMachineArn, string name, string input = "{}")
    {
        var started = await SucceedAsync("StartExecution", new { stateMachineArn, name, input });
        return started.GetProperty("executionArn").GetString() ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        await Wire.DisposeAsync();
        await _store.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
