using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Serverlesspresso.States.Values;

/// <summary>Reads and writes JSON texts.</summary>
internal static class JsonText
{
    /// <summary>Containers nested deeper than this are refused, as AWS's own parser does.</summary>
    public const int DepthMax = 1_000;

    public static bool TryParse(string text, [NotNullWhen(true)] out JsonValue? value) =>
        TryParse(text, out value, out _);

    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out JsonValue? value,
        [NotNullWhen(false)] out string? problem)
    {
        var reader = new JsonTextReader(text);
        value = reader.Read();
        problem = reader.Problem;
        return value is not null;
    }

    /// <summary>Reads a text that is known to be JSON.</summary>
    public static JsonValue Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException("The text is not valid JSON.");

    /// <summary>Writes the compact form.</summary>
    public static string Write(JsonValue value)
    {
        var builder = new StringBuilder();
        Append(builder, value);
        return builder.ToString();
    }

    /// <summary>How many bytes a string takes in UTF-8 with its quotes and escapes.</summary>
    public static int QuotedUtf8Length(string text)
    {
        var length = 2 + Encoding.UTF8.GetByteCount(text);
        foreach (var character in text)
        {
            if (character is '"' or '\\')
            {
                length++;
            }
            else if (character < ' ')
            {
                length += ShortEscape(character) == '\0' ? 5 : 1;
            }
        }

        return length;
    }

    /// <summary>Adds without running over: a tree may name the same part many times.</summary>
    public static int AddLengths(int left, int right) => (int)Math.Min(int.MaxValue / 2, (long)left + right);

    public static void AppendQuoted(StringBuilder builder, string text)
    {
        builder.Append('"');
        var done = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character is not ('"' or '\\') && character >= ' ')
            {
                continue;
            }

            builder.Append(text, done, i - done);
            done = i + 1;
            AppendEscape(builder, character);
        }

        builder.Append(text, done, text.Length - done).Append('"');
    }

    private static void Append(StringBuilder builder, JsonValue value)
    {
        switch (value)
        {
            case JsonString text:
                AppendQuoted(builder, text.Text);
                break;
            case JsonObject members:
                AppendObject(builder, members);
                break;
            case JsonArray items:
                AppendArray(builder, items);
                break;
            case JsonNumber or JsonBoolean or JsonNull:
                builder.Append(value.ToText());
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void AppendObject(StringBuilder builder, JsonObject members)
    {
        builder.Append('{');
        for (var i = 0; i < members.Count; i++)
        {
            if (i > 0)
            {
                builder.Append(',');
            }

            AppendQuoted(builder, members.Names[i]);
            builder.Append(':');
            Append(builder, members.Values[i]);
        }

        builder.Append('}');
    }

    private static void AppendArray(StringBuilder builder, JsonArray items)
    {
        builder.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                builder.Append(',');
            }

            Append(builder, items[i]);
        }

        builder.Append(']');
    }

    private static void AppendEscape(StringBuilder builder, char character)
    {
        builder.Append('\\');
        if (character is '"' or '\\')
        {
            builder.Append(character);
        }
        else if (ShortEscape(character) is var letter and not '\0')
        {
            builder.Append(letter);
        }
        else
        {
            builder.Append('u').Append(((int)character).ToString("X4", System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static char ShortEscape(char control) => control switch
    {
        '\b' => 'b',
        '\t' => 't',
        '\n' => 'n',
        '\f' => 'f',
        '\r' => 'r',
        _ => '\0',
    };
}
