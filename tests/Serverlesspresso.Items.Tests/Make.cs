using System.Text;
using System.Text.Json;
using Serverlesspresso.Items.Expressions;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Tests;

/// <summary>Makes items and parameters of JSON with single quotes.</summary>
internal static class Make
{
    public static Item Item(string json) => Serverlesspresso.Items.Values.Item.Parse(Utf8(json));

    public static AttributeValue Value(string json)
    {
        using var document = JsonDocument.Parse(Utf8(json));
        return AttributeValue.Read(document.RootElement);
    }

    public static ExpressionParameters Parameters(string? names = null, string? values = null) => new(
        names is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(Utf8(names)),
        values is null ? null : Item(values).Attributes);

    public static string Json(Item item) => Encoding.UTF8.GetString(item.ToUtf8().Span).Replace('"', '\'');

    public static string Refusal(Action action) => Assert.Throws<ItemRefusedException>(action).Message;

    private static byte[] Utf8(string json) => Encoding.UTF8.GetBytes(json.Replace('\'', '"'));
}
