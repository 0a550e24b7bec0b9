using System.Text.Json;

namespace Serverlesspresso.OrderBenchmark.Clients;

/// <summary>Reads all orders after a run: a figure counts only if nothing was lost or doubled for it.</summary>
internal static class OrderCheck
{
    /// <summary>Reads the rows page by page and compares them with what was ordered.</summary>
    /// <param name="aws">The wire.</param>
    /// <param name="ordered">The ids of the orders that were completed.</param>
    /// <exception cref="InvalidOperationException">A row is missing, too many, or not completed, or a number came twice.</exception>
    public static async Task RunAsync(AwsClient aws, IReadOnlyCollection<string> ordered)
    {
        var left = ordered.ToHashSet();
        var numbers = new HashSet<string>();
        var start = "";
        do
        {
            var page = await aws.CallTablesAsync(
                "Query",
                $$"""
                {"TableName":"{{OrderClient.OrderTable}}","ConsistentRead":true,"KeyConditionExpression":"PK = :pk",
                 "ExpressionAttributeValues":{":pk":{"S":"orders"} }{{start}}}
                """);
            foreach (var row in page.GetProperty("Items").EnumerateArray())
            {
                Check(row, left, numbers);
            }

            start = page.TryGetProperty("LastEvaluatedKey", out var last)
                ? $",\"ExclusiveStartKey\":{last.GetRawText()}"
                : "";
        }
        while (start.Length > 0);

        if (left.Count > 0)
        {
            throw new InvalidOperationException($"{left.Count} orders have no row, '{left.First()}' among them.");
        }
    }

    private static void Check(JsonElement row, HashSet<string> left, HashSet<string> numbers)
    {
        var orderId = Text(row, "SK");
        if (!left.Remove(orderId))
        {
            throw new InvalidOperationException($"Nobody ordered '{orderId}'.");
        }

        if (Text(row, "ORDERSTATE") != "COMPLETED")
        {
            throw new InvalidOperationException($"Order '{orderId}' is not COMPLETED: {row}");
        }

        if (!numbers.Add(Text(row, "orderNumber")))
        {
            throw new InvalidOperationException($"Order '{orderId}' has a number that another has too: {row}");
        }
    }

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetProperty("S").GetString() ?? "";
}
