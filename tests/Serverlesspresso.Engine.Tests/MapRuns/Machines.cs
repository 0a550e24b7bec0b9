namespace Serverlesspresso.Engine.Tests.MapRuns;

/// <summary>State machines of one distributed Map.</summary>
internal static class Machines
{
    /// <summary>Each child gives its input back.</summary>
    public static string Echo(string fields = "") =>
        Map("""{ "Echo": { "Type": "Pass", "End": true } }""", "Echo", fields);

    /// <summary>A child fails unless its item is true.</summary>
    public static string Check(string fields = "") => Map(
        """
        {
          "Check": { "Type": "Choice", "Choices": [ { "Variable": "$", "BooleanEquals": true, "Next": "Yes" } ], "Default": "No" },
          "Yes": { "Type": "Succeed" },
          "No": { "Type": "Fail", "Error": "Cold", "Cause": "The cup is cold." }
        }
        """,
        "Check",
        fields);

    /// <summary>Each child waits a minute.</summary>
    public static string Wait(string fields = "", string machineFields = "") =>
        Map("""{ "Wait": { "Type": "Wait", "Seconds": 60, "End": true } }""", "Wait", fields, machineFields);

    /// <summary>Each child asks on the bus and waits for the answer.</summary>
    public static string Ask(string fields = "") => Map(
        """
        {
          "Ask": {
            "Type": "Task",
            "Resource": "arn:aws:states:::events:putEvents.waitForTaskToken",
            "Parameters": {
              "Entries": [
                {
                  "EventBusName": "bar", "Source": "test", "DetailType": "Asked",
                  "Detail": { "token.$": "$$.Task.Token", "item.$": "$" }
                }
              ]
            },
            "End": true
          }
        }
        """,
        "Ask",
        fields);

    /// <summary>Each child has a distributed Map of its own.</summary>
    public static string Nested => Map(
        """
        {
          "Inner": {
            "Type": "Map",
            "Label": "Inner",
            "ItemProcessor": {
              "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
              "StartAt": "Echo",
              "States": { "Echo": { "Type": "Pass", "End": true } }
            },
            "End": true
          }
        }
        """,
        "Inner",
        fields: "");

    private static string Map(string states, string startAt, string fields, string machineFields = "") =>
        $$"""
        {
          {{machineFields}}
          "StartAt": "Cups",
          "States": {
            "Cups": {
              "Type": "Map",
              "Label": "Cups",
              {{fields}}
              "ItemProcessor": {
                "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
                "StartAt": "{{startAt}}",
                "States": {{states}}
              },
              "End": true
            }
          }
        }
        """;
}
