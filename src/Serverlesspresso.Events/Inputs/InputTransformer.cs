using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Serverlesspresso.Events.Envelopes;

namespace Serverlesspresso.Events.Inputs;

/// <summary>Makes a target's input from parts of an event and a template.</summary>
/// <remarks>
/// Source: Amazon EventBridge User Guide, "Input transformation". A variable outside quotes becomes its JSON value; one
/// inside quotes becomes text: a string without its quotes, an object or array without any. A variable whose path
/// leads nowhere is empty.
/// </remarks>
public sealed class InputTransformer
{
    /// <summary>How many variables a transformer has at most. Source: API reference, InputTransformer.</summary>
    public const int VariablesMax = 100;

    /// <summary>How long a template is at most, in characters. Source: API reference, InputTransformer.</summary>
    public const int TemplateLengthMax = 8_192;

    private const string ReservedPrefix = "AWS";

    private readonly IReadOnlyDictionary<string, EventPath> _variables;
    private readonly IReadOnlyList<TemplatePart> _parts;

    private InputTransformer(IReadOnlyDictionary<string, EventPath> variables, IReadOnlyList<TemplatePart> parts)
    {
        _variables = variables;
        _parts = parts;
    }

    /// <summary>Reads a transformer.</summary>
    /// <param name="inputPathsMap">The variables, with the paths to their values.</param>
    /// <param name="inputTemplate">The template: JSON with variables such as <c>&lt;name&gt;</c> in it.</param>
    /// <param name="transformer">The transformer, if all is well.</param>
    /// <param name="problem">What is wrong, if not.</param>
    public static bool TryParse(
        IReadOnlyDictionary<string, string> inputPathsMap,
        string inputTemplate,
        [NotNullWhen(true)] out InputTransformer? transformer,
        [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(inputPathsMap);
        ArgumentNullException.ThrowIfNull(inputTemplate);
        transformer = null;
        var variables = new Dictionary<string, EventPath>(StringComparer.Ordinal);
        foreach (var (name, text) in inputPathsMap)
        {
            problem = ProblemOf(name, text, out var path);
            if (path is null || problem is not null)
            {
                problem ??= $"Invalid InputPathsMap: '{text}' is no path.";
                return false;
            }

            variables.Add(name, path);
        }

        var parts = TemplatePart.Split(inputTemplate);
        problem = variables.Count > VariablesMax
            ? $"Invalid InputPathsMap: it has {variables.Count} variables, and may have {VariablesMax}."
            : ProblemOf(parts, inputTemplate);
        transformer = problem is null ? new InputTransformer(variables, parts) : null;
        return transformer is not null;
    }

    /// <summary>Makes the input for an event.</summary>
    /// <param name="context">The event and its rule.</param>
    /// <returns>The input: a JSON text.</returns>
    public string Transform(InputContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var input = new StringBuilder();
        foreach (var part in _parts)
        {
            input.Append(part switch
            {
                { IsVariable: false } => part.Text,
                { IsInsideQuotes: true } => AsText(ValueOf(part.Text, context)),
                _ => ValueOf(part.Text, context) ?? "\"\"",
            });
        }

        return input.ToString();
    }

    private static string? ProblemOf(string name, string text, out EventPath? path)
    {
        path = null;
        if (name.StartsWith(ReservedPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return $"Invalid InputPathsMap: the variable '{name}' starts with AWS, which is reserved.";
        }

        return EventPath.TryParse(text, out path)
            ? null
            : $"Invalid InputPathsMap: '{text}' of the variable '{name}' is no path such as '$.detail.name'.";
    }

    /// <summary>With an empty string for each variable, each line of strings, or the whole, must be JSON.</summary>
    private static string? ProblemOf(IReadOnlyList<TemplatePart> parts, string template)
    {
        if (template.Length > TemplateLengthMax)
        {
            return $"Invalid InputTemplate: it has {template.Length} characters, and may have {TemplateLengthMax}.";
        }

        var sample = string.Concat(parts.Select(part =>
            part switch { { IsVariable: false } => part.Text, { IsInsideQuotes: true } => "", _ => "\"\"" }));
        var lines = sample.TrimStart().StartsWith('"') ? sample.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [sample];
        try
        {
            foreach (var line in lines)
            {
                using var document = JsonDocument.Parse(line);
            }

            return null;
        }
        catch (JsonException mistake)
        {
            return $"Invalid InputTemplate: {mistake.Message}";
        }
    }

    private string? ValueOf(string variable, InputContext context) => variable switch
    {
        "aws.events.rule-arn" => Quote(context.RuleArn),
        "aws.events.rule-name" => Quote(context.RuleName),
        "aws.events.event.ingestion-time" => Quote(EventEnvelope.FormatTime(context.IngestionTime)),
        "aws.events.event" => WithoutDetail(context.Event),
        "aws.events.event.json" => context.Event.GetRawText(),
        _ => _variables.TryGetValue(variable, out var path) ? path.Find(context.Event) : null,
    };

    private static string AsText(string? value) => value switch
    {
        null => "",
        ['"', ..] => value[1..^1],
        ['{' or '[', ..] => value.Replace("\"", "", StringComparison.Ordinal),
        _ => value,
    };

    private static string Quote(string text) =>
        $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string WithoutDetail(JsonElement @event)
    {
        var fields = @event.EnumerateObject()
            .Where(property => !property.NameEquals("detail"))
            .Select(property => $"{Quote(property.Name)}:{property.Value.GetRawText()}");
        return $"{{{string.Join(',', fields)}}}";
    }
}
