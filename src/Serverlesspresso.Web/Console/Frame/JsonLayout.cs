using System.Text.Encodings.Web;
using System.Text.Json;

namespace Serverlesspresso.Web.Console.Frame;

/// <summary>Sets JSON texts out for reading.</summary>
public static class JsonLayout
{
    // What a page shows it escapes itself: letters of all languages stay readable.
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = ConsoleJson.Options.MaxDepth,
    };

    /// <summary>Sets a text out, a member to a line. Numbers keep their digits; what is not JSON stays as it is.</summary>
    /// <param name="json">The text.</param>
    public static string Write(string json)
    {
        if (!ConsoleJson.TryParse(json, out var document))
        {
            return json;
        }

        using (document)
        {
            return JsonSerializer.Serialize(document.RootElement, Options);
        }
    }

    /// <summary>Finds what is wrong with a JSON text; null if nothing is.</summary>
    /// <param name="json">The text.</param>
    public static string? FindProblem(string json)
    {
        try
        {
            ConsoleJson.Parse(json).Dispose();
            return null;
        }
        catch (JsonException exception)
        {
            return string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"Line {exception.LineNumber + 1}, character {exception.BytePositionInLine + 1}: this is not JSON.");
        }
    }
}
