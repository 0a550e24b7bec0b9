using System.ComponentModel;
using System.Diagnostics;
using Serverlesspresso.Aws.Tests.Signing;

namespace Serverlesspresso.Aws.Tests.EventBridge;

/// <summary>The unmodified <c>aws</c> command line. Skipped where it is not installed.</summary>
public sealed class EventBridgeCommandLineTests
{
    [Fact]
    public async Task CommandLine_RuleTargetsAndEvents_WorksUnchanged()
    {
        await using var host = await EventBridgeHost.StartAsync(TimeProvider.System);

        await RunAsync(host, "create-event-bus", "--name", "Serverlesspresso");
        var rule = await RunAsync(
            host, "put-rule", "--name", "WaitingCompletion", "--event-bus-name", "serverlesspresso", "--event-pattern",
            """{"detail-type":["OrderProcessor.WaitingCompletion"],"source":["awsserverlessda.serverlesspresso"]}""",
            "--query", "RuleArn", "--output", "text");
        var failed = await RunAsync(
            host, "put-targets", "--rule", "WaitingCompletion", "--event-bus-name", "Serverlesspresso", "--targets",
            "Id=1,Arn=arn:aws:lambda:us-east-1:123456789012:function:WaitingCompletion", "--query", "FailedEntryCount");
        var put = await RunAsync(
            host, "put-events", "--entries",
            """[{"Source":"awsserverlessda.serverlesspresso", "DetailType":"Validator.NewOrder", "EventBusName":"Serverlesspresso", "Detail": "{\"userId\":\"1\",\"orderId\":\"2\"}"}]""",
            "--query", "length(Entries[0].EventId)");
        var matches = await RunAsync(
            host, "test-event-pattern", "--event-pattern", """{"detail":{"n":[{"numeric":[">",1]}]}}""", "--event",
            """{"id":"1","account":"1","source":"s","time":"t","region":"r","detail-type":"d","detail":{"n":1.5}}""",
            "--query", "Result");

        Assert.Equal("arn:aws:events:us-east-1:123456789012:rule/Serverlesspresso/WaitingCompletion", rule);
        Assert.Equal("0", failed);
        Assert.Equal("36", put);
        Assert.Equal("true", matches);
    }

    private static async Task<string> RunAsync(EventBridgeHost host, params string[] arguments)
    {
        var start = new ProcessStartInfo("aws", ["events", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["AWS_ENDPOINT_URL"] = host.Address.ToString(),
                ["AWS_ACCESS_KEY_ID"] = KnownKeys.Example.Id,
                ["AWS_SECRET_ACCESS_KEY"] = KnownKeys.Example.Secret,
                ["AWS_REGION"] = "us-east-1",
                ["AWS_DEFAULT_REGION"] = "us-east-1",
                ["AWS_CONFIG_FILE"] = "/dev/null",
                ["AWS_MAX_ATTEMPTS"] = "1",
            },
        };
        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"aws events {arguments[0]} exited with {process.ExitCode}: {await error}");
        return (await output).Trim();
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException("The aws command did not start.");
        }
        catch (Win32Exception)
        {
            Assert.Skip("The aws command line is not installed.");
            throw;
        }
    }
}
