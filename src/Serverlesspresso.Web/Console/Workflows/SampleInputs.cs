using Serverlesspresso.Web.Console.Walkthrough;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>An input to begin with.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Title">What it does.</param>
/// <param name="Json">The input.</param>
internal sealed record SampleInput(string Id, string Title, string Json)
{
    /// <summary>The input for an order of one's own.</summary>
    /// <param name="orderId">The order; anything that is no id of the walkthrough leaves the sample as it is.</param>
    public string For(string? orderId) => orderId is not null && WalkAddresses.IsId(orderId)
        ? Json.Replace("\"orderId\": \"2\"", $"\"orderId\": \"{orderId}\"", StringComparison.Ordinal)
        : Json;
}

/// <summary>The inputs of the order flow: one order from its arrival to its end.</summary>
internal static class SampleInputs
{
    private static readonly SampleInput[] Manager =
    [
        new("submit", "The visitor chooses a drink", Act(string.Empty)),
        new("complete", "The barista completes the order", Act("complete")),
    ];

    private static readonly SampleInput[] Processor =
    [
        new(
            "new-order",
            "A new order arrives",
            """
            {
              "detail-type": "Validator.NewOrder",
              "source": "awsserverlessda.serverlesspresso",
              "detail": { "userId": "1", "orderId": "2" }
            }
            """),
    ];

    /// <summary>The samples of a state machine.</summary>
    /// <param name="stateMachine">Its name.</param>
    public static IReadOnlyList<SampleInput> Of(string stateMachine) => stateMachine switch
    {
        "OrderManager" => Manager,
        "OrderProcessor" => Processor,
        _ => [],
    };

    private static string Act(string action) =>
        $$"""
        {
          "action": "{{action}}",
          "body": {
            "userId": "1",
            "drink": "Cappuccino",
            "modifiers": [],
            "icon": "barista-icons_cappuccino-alternative"
          },
          "orderId": "2",
          "baristaUserId": "3"
        }
        """;
}
