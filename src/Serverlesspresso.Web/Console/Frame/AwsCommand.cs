using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Serverlesspresso.Web.Console.Frame;

/// <summary>Writes the <c>aws</c> command that does what a page of the console does.</summary>
public static class AwsCommand
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 256,
    };

    /// <summary>Writes a command, an option to a line.</summary>
    /// <param name="service">The service, for example <c>dynamodb</c>.</param>
    /// <param name="operation">The operation's name as on the wire, for example <c>GetItem</c>.</param>
    /// <param name="parameters">The request as on the wire: each member becomes an option.</param>
    public static string Write(string service, string operation, JsonObject parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var options = parameters.Select(member => $" \\\n  {Option(member.Key, member.Value)}");
        return $"aws {service} {Kebab(operation)}{string.Concat(options)}";
    }

    private static string Option(string name, JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.True => $"--{Kebab(name)}",
        JsonValueKind.False => $"--no-{Kebab(name)}",
        JsonValueKind.String => $"--{Kebab(name)} {ShellText.Quote(value.GetValue<string>())}",
        _ => $"--{Kebab(name)} {ShellText.Quote(value?.ToJsonString(Options) ?? "null")}",
    };

    private static string Kebab(string name)
    {
        var words = new StringBuilder(name.Length + 8);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && words.Length > 0)
            {
                words.Append('-');
            }

            words.Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }
}
