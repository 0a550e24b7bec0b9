using System.Text;
using Serverlesspresso.Engine.Integrations;

namespace Serverlesspresso.Engine.Tables;

/// <summary>Carries out a task of either DynamoDB integration.</summary>
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
