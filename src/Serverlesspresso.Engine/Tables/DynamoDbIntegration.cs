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
    private static readonly string[] Actions = ["getItem", "putItem", "updateItem", "deleteItem"];

    /// <inheritdoc/>
    public string ResourceType => "dynamodb";

    /// <inheritdoc/>
    public bool HasAction(string action) => Actions.Contains(action);

    /// <inheritdoc/>
    public async ValueTask<TaskOutcome> RunAsync(TaskCall call)
    {
        try
        {
            return await DynamoDbTask.RunAsync(tables, call);
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
    public bool HasAction(string action) => tables.OperationNames.Contains(DynamoDbTask.OperationOf(action));

    /// <inheritdoc/>
    public async ValueTask<TaskOutcome> RunAsync(TaskCall call)
    {
        try
        {
            return await DynamoDbTask.RunAsync(tables, call);
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
    /// <summary>The operation that an action names: <c>GetItem</c> for <c>getItem</c>.</summary>
    public static string OperationOf(string action) =>
        action.Length == 0 ? action : char.ToUpperInvariant(action[0]) + action[1..];

    /// <summary>Runs the operation that the call's action names.</summary>
    public static async ValueTask<TaskOutcome> RunAsync(ItemTables tables, TaskCall call)
    {
        var response = await tables.InvokeInTurnAsync(call.Transaction, OperationOf(call.Action), call.Parameters);
        return new TaskOutcome.Succeeded(Encoding.UTF8.GetString(response.Span));
    }
}
