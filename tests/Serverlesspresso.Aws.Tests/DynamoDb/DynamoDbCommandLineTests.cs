using System.ComponentModel;
using System.Diagnostics;
using Serverlesspresso.Aws.Tests.Signing;

namespace Serverlesspresso.Aws.Tests.DynamoDb;

/// <summary>The unmodified <c>aws</c> command line. Skipped where it is not installed.</summary>
public sealed class DynamoDbCommandLineTests
{
    [Fact]
    public async Task CommandLine_TableAndItems_WorksUnchanged()
    {
        await using var host = await DynamoDbHost.StartAsync(TimeProvider.System);
        var aws = new CommandLine(host.Address);

        await aws.RunAsync(
            "dynamodb", "create-table", "--table-name", "drinks", "--billing-mode", "PAY_PER_REQUEST",
            "--attribute-definitions", "AttributeName=id,AttributeType=S",
            "--key-schema", "AttributeName=id,KeyType=HASH");
        await aws.RunAsync("dynamodb", "wait", "table-exists", "--table-name", "drinks");
        for (var i = 0; i < 3; i++)
        {
            await aws.RunAsync(
                "dynamodb", "put-item", "--table-name", "drinks",
                "--item", $$$"""{"id":{"S":"{{{i}}}"},"price":{"N":"{{{i}}}.50"}}""");
        }

        var read = await aws.RunAsync(
            "dynamodb", "get-item", "--table-name", "drinks", "--key", """{"id":{"S":"1"}}""",
            "--query", "Item.price.N", "--output", "text");
        var counted = await aws.RunAsync(
            "dynamodb", "scan", "--table-name", "drinks", "--page-size", "1", "--query", "Count");
        var refused = await aws.FailAsync(
            "dynamodb", "delete-item", "--table-name", "drinks", "--key", """{"id":{"S":"9"}}""",
            "--condition-expression", "attribute_exists(id)");

        Assert.Equal("1.5", read);
        Assert.Equal("3", counted);
        Assert.Contains(
            "(ConditionalCheckFailedException) when calling the DeleteItem operation: The conditional request failed",
            refused);
    }

    private sealed class CommandLine(Uri endpoint)
    {
        public async Task<string> RunAsync(params string[] arguments)
        {
            var (exitCode, output, error) = await StartAsync(arguments);
            Assert.True(exitCode == 0, $"aws {string.Join(' ', arguments)} exited with {exitCode}: {error}");
            return output.Trim();
        }

        public async Task<string> FailAsync(params string[] arguments)
        {
            var (exitCode, output, error) = await StartAsync(arguments);
            Assert.True(exitCode != 0, $"aws {string.Join(' ', arguments)} did not fail: {output}");
            return error.Trim();
        }

        private async Task<(int ExitCode, string Output, string Error)> StartAsync(string[] arguments)
        {
            var start = new ProcessStartInfo("aws", arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment =
                {
                    ["AWS_ENDPOINT_URL"] = endpoint.ToString(),
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
            return (process.ExitCode, await output, await error);
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
}
