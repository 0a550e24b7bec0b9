using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Walkthrough;

/// <summary>What the steps of an order send: as requests for the engine, and as <c>aws</c> commands for a shell.</summary>
/// <param name="facts">The order.</param>
/// <param name="arns">Names what is meant.</param>
internal sealed class WalkCommands(WalkFacts facts, Arns arns)
{
    public const string Manager = "OrderManager";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The detail of the new order.</summary>
    public string NewOrder => Write(new JsonObject { ["userId"] = facts.Customer, ["orderId"] = facts.OrderId });

    /// <summary>The key of the order's row.</summary>
    public string RowKey => Write(KeyOfRow);

    /// <summary>The command that makes the rule.</summary>
    public string MakeRule => Lines(
        AwsCommand.Write("events", "PutRule", new JsonObject
        {
            ["EventBusName"] = WalkRule.Bus,
            ["Name"] = WalkRule.Name,
            ["EventPattern"] = WalkRule.Pattern,
        }),
        AwsCommand.Write("events", "PutTargets", new JsonObject
        {
            ["EventBusName"] = WalkRule.Bus,
            ["Rule"] = WalkRule.Name,
            ["Targets"] = new JsonArray(
                new JsonObject { ["Id"] = WalkRule.Function, ["Arn"] = arns.Function(WalkRule.Function) }),
        }));

    /// <summary>The command of a step.</summary>
    public string Of(WalkStep step) => step switch
    {
        WalkStep.Rule => MakeRule,
        WalkStep.Order => AwsCommand.Write("events", "PutEvents", new JsonObject
        {
            ["Entries"] = new JsonArray(new JsonObject
            {
                ["Source"] = WalkRule.Source,
                ["DetailType"] = "Validator.NewOrder",
                ["EventBusName"] = WalkRule.Bus,
                ["Detail"] = NewOrder,
            }),
        }),
        WalkStep.Token or WalkStep.Number => AwsCommand.Write("dynamodb", "GetItem", new JsonObject
        {
            ["TableName"] = OrderReader.TableName,
            ["Key"] = KeyOfRow,
        }),
        WalkStep.Drink => Start(string.Empty),
        WalkStep.Completion => Start("complete"),
    };

    /// <summary>The input of <c>OrderManager</c> for an action on the order.</summary>
    /// <param name="action">The action, as on the wire.</param>
    public string Input(string action) => Write(new JsonObject
    {
        ["action"] = action,
        ["body"] = new JsonObject
        {
            ["userId"] = facts.Customer,
            ["drink"] = facts.Drink.Name,
            ["modifiers"] = new JsonArray(),
            ["icon"] = facts.Drink.Icon,
        },
        ["orderId"] = facts.OrderId,
        ["baristaUserId"] = "3",
    });

    private JsonObject KeyOfRow => new()
    {
        ["PK"] = new JsonObject { ["S"] = "orders" },
        ["SK"] = new JsonObject { ["S"] = facts.OrderId },
    };

    private string Start(string action) => AwsCommand.Write("stepfunctions", "StartExecution", new JsonObject
    {
        ["StateMachineArn"] = arns.StateMachine(Manager),
        ["Input"] = Input(action),
    });

    private static string Write(JsonObject json) => json.ToJsonString(Plain);

    private static string Lines(params IEnumerable<string> commands) => string.Join('\n', commands);
}
