using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Intrinsics;

internal static class TextFunctions
{
    /// <summary>Source: Developer Guide, States.Base64Encode, States.Base64Decode, States.Hash.</summary>
    private const int CharactersMax = 10_000;

    public static Evaluation Encode(JsonValue[] values) =>
        values[0] is JsonString { Text.Length: <= CharactersMax } text
            ? new JsonString(Convert.ToBase64String(Encoding.UTF8.GetBytes(text.Text)))
            : NoText(values[0]);

    public static Evaluation Decode(JsonValue[] values)
    {
        if (values[0] is not JsonString { Text.Length: <= CharactersMax } text)
        {
            return NoText(values[0]);
        }

        return Base64.IsValid(text.Text)
            ? new JsonString(Encoding.UTF8.GetString(Convert.FromBase64String(text.Text)))
            : IntrinsicFunction.Refuse("The argument is not valid Base64");
    }

    public static Evaluation Hash(JsonValue[] values)
    {
        var data = values[0] is JsonString text ? text.Text : values[0].ToText();
        if (data.Length > CharactersMax)
        {
            return NoText(values[0]);
        }

        var bytes = Encoding.UTF8.GetBytes(data);
        var hash = (values[1] as JsonString)?.Text switch
        {
#pragma warning disable CA5350, CA5351 // The language names these algorithms; nothing here rests on their strength.
            "MD5" => MD5.HashData(bytes),
            "SHA-1" => SHA1.HashData(bytes),
#pragma warning restore CA5350, CA5351
            "SHA-256" => SHA256.HashData(bytes),
            "SHA-384" => SHA384.HashData(bytes),
            "SHA-512" => SHA512.HashData(bytes),
            _ => null,
        };
        return hash is null
            ? IntrinsicFunction.Refuse("The algorithm must be MD5, SHA-1, SHA-256, SHA-384 or SHA-512")
            : new JsonString(Convert.ToHexStringLower(hash));
    }

    /// <summary>Splits at each of the separators, which are single characters; empty parts are left out.</summary>
    public static Evaluation Split(JsonValue[] values)
    {
        if (values is not [JsonString text, JsonString separators])
        {
            return NoText(values[0] is JsonString ? values[1] : values[0]);
        }

        var each = separators.Text.EnumerateRunes().Select(rune => rune.ToString()).ToArray();
        var parts = each.Length == 0 ? [text.Text] : text.Text.Split(each, StringSplitOptions.RemoveEmptyEntries);
        return JsonArray.Of([.. parts.Select(part => new JsonString(part))]);
    }

    /// <summary>Fills each <c>{}</c> with the next argument; <c>\{</c> and <c>\}</c> are plain braces.</summary>
    public static Evaluation Format(JsonValue[] values)
    {
        if (values[0] is not JsonString { Text: var template })
        {
            return NoText(values[0]);
        }

        var result = new StringBuilder(template.Length + (16 * values.Length));
        var next = 1;
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] == '\\' && i + 1 < template.Length && (template[i + 1] is '{' or '}'))
            {
                result.Append(template[++i]);
            }
            else if (template[i] == '{' && i + 1 < template.Length && template[i + 1] == '}')
            {
                if (next >= values.Length)
                {
                    return Mismatch();
                }

                result.Append(JavaText.Of(values[next++]));
                i++;
            }
            else
            {
                result.Append(template[i]);
            }
        }

        return next == values.Length ? new JsonString(result.ToString()) : Mismatch();
    }

    private static Failure Mismatch() =>
        IntrinsicFunction.Refuse("The number of arguments does not match the number of occurrences of {}");

    private static Failure NoText(JsonValue value) => IntrinsicFunction.Refuse(
        value is JsonString
            ? $"The argument must not have more than {CharactersMax} characters"
            : $"The argument must be a string but was: {value.ToText()}");
}
