using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Integrations;

namespace Serverlesspresso.Engine.Tables;

/// <summary>Calls every operation on items from task states: <c>aws-sdk:dynamodb</c>. They join the turn.</summary>
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
