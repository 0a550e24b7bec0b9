using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Shop.Shops;

/// <summary>Writes items of the config table, and tells everybody in the same turn.</summary>
/// <param name="tables">The shop's tables.</param>
/// <param name="events">Puts events.</param>
internal sealed class ConfigItems(ShopTables tables, ShopEvents events)
{
    private static readonly JsonWriterOptions WriterOptions =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an item, unless it is as it was.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="before">The item as it is; null if there is none.</param>
    /// <param name="after">The item as it is to be.</param>
    /// <param name="message">What has happened, for people who read events.</param>
    public async ValueTask WriteAsync(
        ITurnTransaction transaction, ShopId shop, Item? before, Item after, string message)
    {
        if (after.Equals(before))
        {
            return;
        }

        await tables.PutAsync(transaction, ShopTables.ConfigTable, after);
        await events.PutAsync(transaction, "ConfigService.ConfigChanged", WriteDetail(shop, after, message));
    }

    private static string WriteDetail(ShopId shop, Item item, string message)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("Message", message);
            writer.WriteString("eventId", shop.Value);
            writer.WritePropertyName("NewImage");
            item.WriteTo(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }
}
