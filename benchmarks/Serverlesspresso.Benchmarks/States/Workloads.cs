using System.Text;

namespace Serverlesspresso.Benchmarks.States;

/// <summary>The machines that are measured, each with the number of states it enters.</summary>
internal static class Workloads
{
    public static readonly IReadOnlyDictionary<string, (Workload Workload, int Transitions)> All =
        new Dictionary<string, (Workload, int)>(StringComparer.Ordinal)
        {
            ["counter-loop"] = (new Workload(CounterLoop, """{"limit":1000}"""), 2_002),
            ["map-1000"] = (new Workload(Map, Items(1_000)), 1_002),
            ["pipeline-5"] = (new Workload(Pipeline, Order), 5),
            ["parallel-8x3"] = (new Workload(Parallel(), """{"order":"o-1"}"""), 26),
        };

    private const string CounterLoop = """
        {
          "StartAt": "Init",
          "States": {
            "Init": { "Type": "Pass", "Result": { "n": 0 }, "ResultPath": "$.counter", "Next": "Add" },
            "Add": { "Type": "Pass", "Parameters": { "n.$": "States.MathAdd($.counter.n, 1)" }, "ResultPath": "$.counter", "Next": "More?" },
            "More?": {
              "Type": "Choice",
              "Choices": [ { "Variable": "$.counter.n", "NumericLessThanPath": "$.limit", "Next": "Add" } ],
              "Default": "Done"
            },
            "Done": { "Type": "Succeed" }
          }
        }
        """;

    private const string Map = """
        {
          "StartAt": "Each",
          "States": {
            "Each": {
              "Type": "Map",
              "ItemsPath": "$.items",
              "ItemSelector": { "index.$": "$$.Map.Item.Index", "item.$": "$$.Map.Item.Value" },
              "MaxConcurrency": 40,
              "ItemProcessor": {
                "StartAt": "One",
                "States": {
                  "One": { "Type": "Pass", "Parameters": { "i.$": "$.index", "drink.$": "$.item.drink" }, "End": true }
                }
              },
              "ResultPath": "$.out",
              "Next": "Done"
            },
            "Done": { "Type": "Pass", "Parameters": { "count.$": "States.ArrayLength($.out)" }, "End": true }
          }
        }
        """;

    private const string Pipeline = """
        {
          "StartAt": "Envelope",
          "States": {
            "Envelope": {
              "Type": "Pass",
              "Parameters": {
                "key.$": "States.Format('config-{}', $.detail.eventId)",
                "orderId.$": "$.detail.orderId",
                "userId.$": "$.detail.userId"
              },
              "ResultPath": "$.meta",
              "Next": "Shop"
            },
            "Shop": {
              "Type": "Pass",
              "Result": { "Item": { "storeOpen": { "BOOL": true }, "queue": { "N": "3" } } },
              "ResultPath": "$.shop",
              "Next": "Open?"
            },
            "Open?": {
              "Type": "Choice",
              "Choices": [
                { "Not": { "Variable": "$.shop.Item.storeOpen.BOOL", "BooleanEquals": true }, "Next": "Closed" },
                {
                  "And": [
                    { "Variable": "$.detail.drink", "IsPresent": true },
                    { "Variable": "$.detail.drink", "StringMatches": "Capp*" }
                  ],
                  "Next": "Detail"
                }
              ],
              "Default": "Closed"
            },
            "Closed": { "Type": "Fail", "Error": "Closed" },
            "Detail": {
              "Type": "Pass",
              "InputPath": "$.meta",
              "Parameters": {
                "text.$": "States.JsonToString($)",
                "parts.$": "States.ArrayLength(States.StringSplit($.key, '-'))"
              },
              "ResultPath": "$.emitted",
              "Next": "Out"
            },
            "Out": { "Type": "Pass", "OutputPath": "$.emitted", "End": true }
          }
        }
        """;

    private const string Order = """
        {
          "detail-type": "Validator.NewOrder",
          "source": "awsserverlessda.serverlesspresso",
          "detail": { "orderId": "o-1", "userId": "u-1", "eventId": "ABC", "drink": "Cappuccino" }
        }
        """;

    private static string Items(int count)
    {
        var items = new StringBuilder("""{"items":[""");
        for (var i = 0; i < count; i++)
        {
            items.Append(i == 0 ? string.Empty : ",").Append("{\"id\":").Append(i).Append(",\"drink\":\"Cappuccino\"}");
        }

        return items.Append("]}").ToString();
    }

    private static string Parallel()
    {
        const int branches = 8;
        var all = Enumerable.Range(0, branches).Select(i => $$"""
            {
              "StartAt": "A{{i}}",
              "States": {
                "A{{i}}": { "Type": "Pass", "Next": "B{{i}}" },
                "B{{i}}": { "Type": "Pass", "Result": { "b": {{i}} }, "ResultPath": "$.b", "Next": "C{{i}}" },
                "C{{i}}": { "Type": "Pass", "OutputPath": "$.b", "End": true }
              }
            }
            """);
        return $$"""
            {
              "StartAt": "Fork",
              "States": {
                "Fork": { "Type": "Parallel", "Branches": [ {{string.Join(',', all)}} ], "ResultPath": "$.out", "Next": "Done" },
                "Done": { "Type": "Succeed" }
              }
            }
            """;
    }
}
