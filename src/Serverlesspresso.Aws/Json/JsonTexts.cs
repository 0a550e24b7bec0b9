using System.Text.Json;

namespace Serverlesspresso.Aws.Json;

/// <summary>Writes texts as AWS does: a member that is not there is left out, and never null.</summary>
internal static class JsonTexts
{
    /// <summary>Writes a text, if it is there.</summary>
    public static void WriteText(this Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }
}
