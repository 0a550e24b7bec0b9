using System.Diagnostics;
using System.Text;

namespace Serverlesspresso.States.Values;

/// <summary>A value as Java prints it: <c>{Id=1, Items=[a, b]}</c>. States.Format fills placeholders with this form.</summary>
internal static class JavaText
{
    public static string Of(JsonValue value)
    {
        if (value is JsonString text)
        {
            return text.Text;
        }

        var builder = new StringBuilder();
        Append(builder, value);
        return builder.ToString();
    }

    private static void Append(StringBuilder builder, JsonValue value)
    {
        switch (value)
        {
            case JsonString text:
                builder.Append(text.Text);
                break;
            case JsonObject members:
                AppendMembers(builder, members);
                break;
            case JsonArray items:
                AppendItems(builder, items);
                break;
            case JsonNumber or JsonBoolean or JsonNull:
                builder.Append(value.ToText());
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void AppendMembers(StringBuilder builder, JsonObject members)
    {
        builder.Append('{');
        for (var i = 0; i < members.Count; i++)
        {
            builder.Append(i == 0 ? string.Empty : ", ").Append(members.Names[i]).Append('=');
            Append(builder, members.Values[i]);
        }

        builder.Append('}');
    }

    private static void AppendItems(StringBuilder builder, JsonArray items)
    {
        builder.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            builder.Append(i == 0 ? string.Empty : ", ");
            Append(builder, items[i]);
        }

        builder.Append(']');
    }
}
