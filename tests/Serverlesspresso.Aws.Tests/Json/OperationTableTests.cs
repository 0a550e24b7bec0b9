using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Tests.StepFunctions;

namespace Serverlesspresso.Aws.Tests.Json;

public sealed class OperationTableTests
{
    [Fact]
    public async Task EveryOperation_NotSigned_IsRefused()
    {
        await using var host = await EngineHost.StartAsync();
        var services = host.Wire.Services.GetServices<JsonService>().ToList();

        foreach (var (service, operation) in services.SelectMany(
            service => service.ListOperations(), (service, operation) => (service, operation)))
        {
            var message = new HttpRequestMessage(HttpMethod.Post, host.Wire.Address)
            {
                Content = new ByteArrayContent(Encoding.UTF8.GetBytes("{}"))
                {
                    Headers = { { "Content-Type", $"application/x-amz-json-{service.JsonVersion}" } },
                },
                Headers = { { "X-Amz-Target", $"{service.TargetPrefix}.{operation.Name}" } },
            };

            var answer = await host.Wire.SendUnsignedAsync(message);

            Assert.True(answer.Status == 400, $"{operation.Name}: {answer.Status}");
            Assert.Contains("MissingAuthenticationTokenException", answer.Body, StringComparison.Ordinal);
        }

        Assert.Equal(["AWSEvents", "AWSStepFunctions", "DynamoDB_20120810"], services.Select(service => service.TargetPrefix).Order());
    }

    [Fact]
    public async Task EveryOperation_SignedAndEmpty_IsAnsweredOrRefusedWithoutAFault()
    {
        await using var host = await EngineHost.StartAsync();

        foreach (var service in host.Wire.Services.GetServices<JsonService>())
        {
            foreach (var operation in service.ListOperations())
            {
                var target = $"{service.TargetPrefix}.{operation.Name}";
                var answer = await host.Wire.SendJsonAsync(target, "{}", service.SigningName);

                Assert.True(answer.Status is 200 or 400, $"{target}: {answer.Status} {answer.Body}");
            }
        }
    }

    [Theory]
    [InlineData("5")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"x\"")]
    public async Task EveryMember_OfAnyKind_IsAnsweredOrRefusedWithoutAFault(string value)
    {
        await using var host = await EngineHost.StartAsync();
        string[] members =
        [
            "name", "definition", "roleArn", "type", "tags", "stateMachineArn", "maxResults", "nextToken", "input",
            "executionArn", "reverseOrder", "includeExecutionData", "taskToken", "output", "error", "cause",
            "resourceArn", "tagKeys", "statusFilter", "publish", "severity", "includedData", "traceHeader",
            "activityArn", "workerName", "stateMachineVersionArn", "stateMachineAliasArn", "routingConfiguration", "description",
            "revisionId", "versionDescription", "loggingConfiguration", "tracingConfiguration",
        ];
        var service = host.Wire.Services.GetServices<JsonService>().Single(service => service.SigningName == "states");
        foreach (var operation in service.ListOperations())
        {
            foreach (var member in members)
            {
                var target = $"{service.TargetPrefix}.{operation.Name}";
                var answer = await host.Wire.SendJsonAsync(target, $$"""{"{{member}}":{{value}}}""");

                Assert.True(answer.Status is 200 or 400, $"{target} {member}: {answer.Status} {answer.Body}");
            }
        }
    }
}
