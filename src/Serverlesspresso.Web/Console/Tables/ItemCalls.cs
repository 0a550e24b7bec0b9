using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverlesspresso.Engine;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>Calls the operations on items by their names and in their JSON, as clients on the wire do.</summary>
/// <param name="tables">The items.</param>
public sealed class ItemCalls(ItemTables tables)
{
    /// <summary>Calls an operation.</summary>
    /// <param name="operation">Its name, such as <c>GetItem</c>.</param>
    /// <param name="parameters">The request.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="RequestRefusedException">The request is wrong, with DynamoDB's code and words.</exception>
    public async Task<JsonElement> CallAsync(
        string operation, JsonObject parameters, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>();
        await using (var writer = new Utf8JsonWriter(buffer))
        {
            await tables.InvokeAsync(operation, ItemJson.ToElement(parameters), writer, cancellationToken);
        }

        return JsonSerializer.Deserialize<JsonElement>(buffer.WrittenSpan, ItemJson.Compact);
    }

    /// <summary>Reads an item; null if there is none.</summary>
    /// <param name="table">The table.</param>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="RequestRefusedException">The key is wrong, or there is no such table.</exception>
    public async Task<Item?> FindAsync(string table, JsonObject key, CancellationToken cancellationToken)
    {
        var response = await CallAsync("GetItem", ItemRequests.Get(table, key), cancellationToken);
        return response.TryGetProperty("Item", out var item) ? Item.Read(item) : null;
    }
}
