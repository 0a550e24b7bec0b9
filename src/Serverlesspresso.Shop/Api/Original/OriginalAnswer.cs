using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Shop.Api.Original;

/// <summary>Answers with items in DynamoDB's typed JSON.</summary>
internal static class OriginalAnswer
{
    private const string ContentType = "application/json";

    /// <summary>Answers with a JSON text.</summary>
    /// <param name="json">The text.</param>
    public static ContentHttpResult Json(string json) => TypedResults.Content(json, ContentType);

    /// <summary>Answers with items, one after the other.</summary>
    /// <param name="items">The items.</param>
    public static FileContentHttpResult List(IEnumerable<Item> items) => Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            item.WriteTo(writer);
        }

        writer.WriteEndArray();
    });

    /// <summary>Answers with one item, as DynamoDB does.</summary>
    /// <param name="member">The member it stands in: <c>Item</c> of what was read, <c>Attributes</c> of what was written.</param>
    /// <param name="item">The item.</param>
    public static FileContentHttpResult Of(string member, Item item) => Write(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName(member);
        item.WriteTo(writer);
        writer.WriteEndObject();
    });

    private static FileContentHttpResult Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            write(writer);
        }

        return TypedResults.Bytes(stream.ToArray(), ContentType);
    }
}
