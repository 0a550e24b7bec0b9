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
