using Serverlesspresso.States.Definitions;
using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Templates;

/// <summary>Compiles payload templates and reports what in them cannot be computed.</summary>
internal sealed class TemplateCompiler(DiagnosticList diagnostics)
{
    private const string ComputedSuffix = ".$";

    public Template Compile(JsonValue value, string location) => value switch
    {
        JsonObject members => CompileObject(members, location),
        JsonArray items => CompileArray(items, location),
        _ => new ConstantTemplate(value),
    };

    private Template CompileObject(JsonObject members, string location)
    {
        var names = new string[members.Count];
        var parts = new Template[members.Count];
        for (var i = 0; i < names.Length; i++)
        {
            var name = members.Names[i];
            var isComputed = name.EndsWith(ComputedSuffix, StringComparison.Ordinal);
            names[i] = isComputed ? name[..^ComputedSuffix.Length] : name;
            if (!isComputed)
            {
                diagnostics.WarnOfPath(
                    DiagnosticList.Below(location, name),
                    members.Values[i],
                    "NO_DOLLAR",
                    "No .$ on a field that appears to be a JSONPath or Intrinsic Function.");
            }

            parts[i] = isComputed
                ? CompileComputed(name, members.Values[i], location)
                : Compile(members.Values[i], DiagnosticList.Below(location, name));
        }

        if (names.Distinct(StringComparer.Ordinal).Count() < names.Length)
        {
            diagnostics.AddError(location, $"The names '{FirstDouble(names)}' and '{FirstDouble(names)}.$' cannot stand together");
            return new ConstantTemplate(members);
        }

        return Array.TrueForAll(parts, part => part is ConstantTemplate)
            ? new ConstantTemplate(members)
            : new ObjectTemplate(names, parts);
    }

    private Template CompileArray(JsonArray items, string location)
    {
        var parts = new Template[items.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Compile(items[i], DiagnosticList.Below(location, i));
        }

        return Array.TrueForAll(parts, part => part is ConstantTemplate)
            ? new ConstantTemplate(items)
            : new ArrayTemplate(parts);
    }

    private Template CompileComputed(string name, JsonValue value, string location)
    {
        if (value is JsonString text && ExpressionParser.TryParse(text.Text, out var expression))
        {
            return new ComputedTemplate(name, expression);
        }

        diagnostics.AddError(
            location,
            $"The value for the field '{name}' must be a valid JSONPath or a valid intrinsic function call");
        return new ConstantTemplate(value);
    }

    private static string FirstDouble(string[] names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).First(group => group.Count() > 1).Key;
}
