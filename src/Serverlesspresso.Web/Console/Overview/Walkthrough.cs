using Serverlesspresso.Engine.Account;

namespace Serverlesspresso.Web.Console.Overview;

/// <summary>The first steps with one order, as the README has them.</summary>
internal static class Walkthrough
{
    private const string Drink =
        """{"userId":"1","drink":"Cappuccino","modifiers":[],"icon":"barista-icons_cappuccino-alternative"}""";

    private const string NewOrder =
        """
        aws events put-events --entries '[{"Source":"awsserverlessda.serverlesspresso", "DetailType":"Validator.NewOrder", "EventBusName":"Serverlesspresso", "Detail": "{\"userId\":\"1\",\"orderId\":\"2\"}"}]'
        """;

    /// <summary>Writes the steps.</summary>
    /// <param name="url">Where the reader reaches the server.</param>
    /// <param name="credentialsFile">The credentials file.</param>
    /// <param name="arns">The account.</param>
    public static IReadOnlyList<WalkthroughStep> Write(string url, string credentialsFile, Arns arns) =>
    [
        new(
            "Reach the server",
            "These three lines make plain aws commands come here. Paste them into a shell on the server's machine.",
            AwsEnvironment.Write(url, credentialsFile, arns.Region)),
        new(
            "A visitor arrives",
            "A new order is an event on the bus. It starts OrderProcessor, which takes a place and waits for the drink.",
            NewOrder),
        new(
            "The visitor chooses a drink",
            "OrderManager checks it against the menu and lets OrderProcessor go on: the order gets its number.",
            Act(arns, "")),
        new(
            "The barista completes the order",
            "OrderManager marks it completed, and both workflows come to their end.",
            Act(arns, "complete")),
    ];

    private static string Act(Arns arns, string action) =>
        $$"""
        aws stepfunctions start-execution --state-machine-arn {{arns.StateMachine("OrderManager")}} --input '{"action":"{{action}}","body":{{Drink}},"orderId":"2","baristaUserId":"3"}'
        """;
}
