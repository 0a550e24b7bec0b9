using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Engine.Tests.Hosting;

namespace Serverlesspresso.Engine.Tests.Tables;

/// <summary>Items from task states, over a whole engine.</summary>
public sealed class DynamoDbIntegrationTests : IAsyncLifetime
{
    private EngineHarness _engine = null!; // started before each test

    public async ValueTask InitializeAsync()
    {
        _engine = await EngineHarness.StartAsync();
        await _engine.Get<TableDefinitions>().CreateAsync(
            TableHarness.Table("orders", "id"), TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Tasks_WriteAndRead_ShareTheTurn()
    {
        var execution = await RunAsync(
            """
            "StartAt": "Put",
            "States": {
              "Put": {
                "Type": "Task", "Resource": "arn:aws:states:::dynamodb:putItem",
                "Parameters": { "TableName": "orders", "Item": { "id": { "S.$": "$.id" }, "n": { "N": "1" } } },
                "ResultPath": null, "Next": "Count"
              },
              "Count": {
                "Type": "Task", "Resource": "arn:aws:states:::dynamodb:updateItem",
                "Parameters": {
                  "TableName": "orders", "Key": { "id": { "S.$": "$.id" } }, "UpdateExpression": "ADD n :one",
                  "ExpressionAttributeValues": { ":one": { "N": "1" } }, "ReturnValues": "UPDATED_NEW"
                },
                "ResultPath": "$.counted", "Next": "Find"
              },
              "Find": {
                "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:query",
                "Parameters": {
                  "TableName": "orders", "KeyConditionExpression": "id = :id",
                  "ExpressionAttributeValues": { ":id": { "S.$": "$.id" } }
                },
                "ResultPath": "$.found", "End": true
              }
            }
            """);

        Assert.Equal(ExecutionStatus.Succeeded, execution.Status);
        Assert.Equal(
            """{"id":"7","counted":{"Attributes":{"n":{"N":"2"}}},"found":{"Items":[{"id":{"S":"7"},"n":{"N":"2"}}],"Count":1,"ScannedCount":1}}""",
            execution.Output);
    }

    [Theory]
    [InlineData("arn:aws:states:::dynamodb:putItem", "DynamoDB.ConditionalCheckFailedException")]
    [InlineData("arn:aws:states:::aws-sdk:dynamodb:putItem", "DynamoDb.ConditionalCheckFailedException")]
    public async Task Tasks_ConditionFails_IsAnErrorThatCanBeCaught(string resource, string error)
    {
        var execution = await RunAsync(
            $$"""
            "StartAt": "Put",
            "States": {
              "Put": {
                "Type": "Task", "Resource": "{{resource}}",
                "Parameters": {
                  "TableName": "orders", "Item": { "id": { "S": "7" } }, "ConditionExpression": "attribute_exists(id)"
                },
                "Catch": [ { "ErrorEquals": [ "{{error}}" ], "ResultPath": null, "Next": "Caught" } ], "End": true
              },
              "Caught": { "Type": "Pass", "Result": "caught", "End": true }
            }
            """);

        Assert.Equal((ExecutionStatus.Succeeded, "\"caught\""), (execution.Status, execution.Output));
    }

    [Fact]
    public async Task Tasks_UnknownTable_FailTheExecution()
    {
        var execution = await RunAsync(
            """
            "StartAt": "Get",
            "States": {
              "Get": {
                "Type": "Task", "Resource": "arn:aws:states:::dynamodb:getItem",
                "Parameters": { "TableName": "nowhere", "Key": { "id": { "S": "7" } } }, "End": true
              }
            }
            """);

        Assert.Equal(
            (ExecutionStatus.Failed, "DynamoDB.ResourceNotFoundException"), (execution.Status, execution.Error));
        Assert.StartsWith(
            "Requested resource not found (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ResourceNotFoundException;",
            execution.Cause);
    }

    private async Task<ExecutionRow> RunAsync(string definition)
    {
        var machine = await _engine.CreateStateMachineAsync("Items", "{" + definition + "}");
        return await _engine.DescribeAsync(await _engine.StartExecutionAsync(machine, """{"id":"7"}"""));
    }
}
