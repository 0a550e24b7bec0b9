using System.Text;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Integrations;

namespace Serverlesspresso.Engine.Tables;

/// <summary>Reads and writes items from task states: <c>dynamodb:getItem</c> and its like. They join the turn.</summary>
/// <param name="tables">The items.</param>
/// <param name="random">Makes request ids.</param>
/// <remarks>Source: AWS Step Functions Developer Guide, Perform DynamoDB CRUD operations with Step Functions.</remarks>
internal sealed class DynamoDbIntegration(ItemTables tables, IRandomSource random) : ITaskIntegration
{
    private static readonly string[] Operations = ["GetItem", "PutItem", "UpdateItem", "DeleteItem"];

    /// <inheritdoc/>
    public string ResourceType => "dynamodb";

    /// <inheritdoc/>
    public async ValueTask<TaskOutcome> RunAsync(TaskCall call)
    {
        try
        {
            return await DynamoDbTask.RunAsync(tables, call, Operations)
                ?? new TaskOutcome.Failed(
                    "States.Runtime",
                    $"The service 'dynamodb' has no action '{call.Action}': use 'getItem', 'putItem', 'updateItem' or 'deleteItem'.");
        }
        catch (RequestRefusedException refusal)
        {
            return IntegrationErrors.Optimized("DynamoDB", "AmazonDynamoDBv2", status: 400, refusal, random);
        }
    }
}

/// <summary>The same through the AWS SDK integration, with every operation on items: <c>aws-sdk:dynamodb</c>.</summary>
/// <param name="tables">The items.</param>
/// <param name="random">Makes request ids.</param>
/// <remarks>Source: AWS Step Functions Developer Guide, AWS SDK service integrations.</remarks>
internal sealed class DynamoDbSdkIntegration(ItemTables tables, IRandomSource random) : ITaskIntegration
{
    /// <inheritdoc/>
    public string ResourceType => "aws-sdk:dynamodb";

    /// <inheritdoc/>
    public async ValueTask<TaskOutcome> RunAsync(TaskCall call)
    {
        try
        {
            return await DynamoDbTask.RunAsync(tables, call, tables.OperationNames)
                ?? new TaskOutcome.Failed(
                    "States.Runtime", $"The service 'aws-sdk:dynamodb' has no action '{call.Action}' on this server.");
        }
        catch (RequestRefusedException refusal)
        {
            return IntegrationErrors.Sdk("DynamoDb", refusal, random);
        }
    }
}

/// <summary>Carries out a task of either integration.</summary>
internal static class DynamoDbTask
{
    /// <summary>Runs the operation that an action names; null if there is none.</summary>
    public static async ValueTask<TaskOutcome?> RunAsync(
        ItemTables tables, TaskCall call, IReadOnlyList<string> operations)
    {
        var action = call.Action;
        var operation = action.Length == 0 ? action : char.ToUpperInvariant(action[0]) + action[1..];
        if (!operations.Contains(operation))
        {
            return null;
        }

        var response = await tables.InvokeInTurnAsync(call.Transaction, operation, call.Parameters);
        return new TaskOutcome.Succeeded(Encoding.UTF8.GetString(response.Span));
    }
}
