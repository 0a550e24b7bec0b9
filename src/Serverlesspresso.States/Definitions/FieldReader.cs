using System.Globalization;
using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Flow;
using Serverlesspresso.States.Paths;
using Serverlesspresso.States.Templates;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Definitions;

/// <summary>Reads the fields of one object of a definition and reports what is wrong with them.</summary>
internal sealed class FieldReader(JsonObject members, string location, DiagnosticList diagnostics)
{
    private const string NoReference = "Value is not a Reference Path";

    private static readonly string[] JsonataFields = ["Arguments", "Output", "Items", "Condition"];

    public JsonObject Members => members;

    public string Location => location;

    public DiagnosticList Diagnostics => diagnostics;

    public bool Has(string name) => members[name] is not null;

    public string At(string name) => DiagnosticList.Below(location, name);

    /// <summary>Reports every field that is not among these.</summary>
    public void AllowOnly(IEnumerable<string> names)
    {
        var allowed = names.ToHashSet(StringComparer.Ordinal);
        foreach (var name in members.Names)
        {
            if (!allowed.Contains(name))
            {
                diagnostics.AddError(location, Array.IndexOf(JsonataFields, name) < 0
                    ? $"Field '{name}' is not supported"
                    : $"The QueryLanguage is set to 'JSONPath', but field '{name}' is only supported for the 'JSONata' QueryLanguage");
            }
        }
    }

    public bool CheckRequired(params string[] names)
    {
        var missing = Array.FindAll(names, name => !Has(name));
        if (missing.Length > 0)
        {
            diagnostics.AddError(location, $"These fields are required: [{string.Join(", ", missing)}]");
        }

        return missing.Length == 0;
    }

    /// <summary>Reports if more than one of these fields stands.</summary>
    public void CheckAtMostOne(params string[] names)
    {
        var present = Array.FindAll(names, Has);
        if (present.Length > 1)
        {
            diagnostics.AddError(location, $"There should only be one of the following fields: [{string.Join(", ", present)}]");
        }
    }

    /// <summary>Reports unless exactly one of these fields stands.</summary>
    public void CheckExactlyOne(params string[] names)
    {
        CheckAtMostOne(names);
        if (!Array.Exists(names, Has))
        {
            RefuseNone(names);
        }
    }

    /// <summary>Reports that none of these fields stands, of which one must.</summary>
    public void RefuseNone(params string[] names) => diagnostics.AddError(
        location, $"This object should have only one of the following fields: [{string.Join(", ", names)}]");

    /// <summary>Warns if a text looks like a path, which only a field with Path in its name takes.</summary>
    public void WarnOfPath(string name) => diagnostics.WarnOfPath(
        At(name), members[name], "NO_PATH", "Field value looks like a path, but field name does not end with 'Path'.");

    /// <summary>A text that is one of a few, or the first of them.</summary>
    public string Choice(string name, params string[] values)
    {
        var text = Text(name);
        if (text is not null && Array.IndexOf(values, text) < 0)
        {
            diagnostics.AddError(At(name), $"Value should be one of the following: [{string.Join(", ", values)}]");
        }

        return text ?? values[0];
    }

    public string? Text(string name) => Read<JsonString>(name, "[STRING]")?.Text;

    public bool? Boolean(string name) => Read<JsonBoolean>(name, "Boolean")?.IsTrue;

    public JsonObject? Object(string name) => Read<JsonObject>(name, "Object");

    public JsonArray? Items(string name) => Read<JsonArray>(name, "Array");

    public JsonValue? Any(string name) => members[name];

    public long? Integer(string name, long min, long max)
    {
        if (Read<JsonNumber>(name, "Integer") is not { } number)
        {
            return null;
        }

        if (number.TryGetLong(out var value))
        {
            return CheckRange(name, value, min, max, format: null);
        }

        diagnostics.AddError(At(name), "Expected value of type Integer");
        return null;
    }

    public double? Number(string name, double min, double max = double.MaxValue) =>
        Read<JsonNumber>(name, "Number") is { } number
            ? CheckRange(name, number.Double, min, max, "0.0")
            : null;

    public PathField Path(string name)
    {
        if (members[name] is JsonNull)
        {
            return PathField.Empty;
        }

        return Expression(name) is { } path ? PathField.Of(path) : PathField.Whole;
    }

    /// <summary>A field that holds a path.</summary>
    public Expression? Expression(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (ExpressionParser.TryParsePath(text, out var path))
        {
            return path;
        }

        diagnostics.AddError(At(name), "Value must be a valid JSONPath.");
        return null;
    }

    /// <summary>A path that a Choice rule compares.</summary>
    public Expression? Operand(string name)
    {
        if (Text(name) is { } text && !text.StartsWith('$'))
        {
            diagnostics.AddError(At(name), $"{NoReference}: Reference path didn't start with '$'");
            return null;
        }

        return Expression(name);
    }

    /// <summary>A field that holds a path to one value of the input, or a variable.</summary>
    public Expression? Reference(string name)
    {
        var path = Expression(name);
        if (path is ContextExpression or InputExpression { Path.IsReference: false })
        {
            diagnostics.AddError(At(name), NoReference);
        }

        return path;
    }

    /// <summary>A field that holds a path or an intrinsic function call.</summary>
    public Expression? Computed(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (ExpressionParser.TryParse(text, out var expression))
        {
            return expression;
        }

        diagnostics.AddError(
            location,
            $"The value for the field '{name}' must be a valid JSONPath or a valid intrinsic function call");
        return null;
    }

    public ResultPath ResultPath()
    {
        const string name = "ResultPath";
        if (members[name] is JsonNull)
        {
            return Flow.ResultPath.Discard;
        }

        if (Text(name) is not { } text)
        {
            return Flow.ResultPath.Replace;
        }

        if (ExpressionParser.TryParsePath(text, out var path) && path is InputExpression { Path.IsReference: true } input)
        {
            return Flow.ResultPath.To(new ReferencePath(text, input.Path));
        }

        diagnostics.AddError(At(name), NoReference);
        return Flow.ResultPath.Replace;
    }

    public Template? Template(string name) =>
        members[name] is { } value ? new TemplateCompiler(diagnostics).Compile(value, At(name)) : null;

    /// <summary>Assign: a template whose names are variables.</summary>
    public Template? Assign()
    {
        const string name = "Assign";
        if (Object(name) is not { } variables)
        {
            return null;
        }

        foreach (var variable in variables.Names)
        {
            VariableNames.Check(variable, DiagnosticList.Below(At(name), variable), diagnostics);
        }

        return Template(name);
    }

    private T? CheckRange<T>(string name, T value, T min, T max, string? format)
        where T : struct, IComparable<T>, IFormattable
    {
        if (value.CompareTo(min) < 0)
        {
            diagnostics.AddError(At(name), $"Minimum value is {min.ToString(format, CultureInfo.InvariantCulture)}");
            return null;
        }

        if (value.CompareTo(max) > 0)
        {
            diagnostics.AddError(At(name), $"Maximum value is {max.ToString(format, CultureInfo.InvariantCulture)}");
            return null;
        }

        return value;
    }

    private T? Read<T>(string name, string kind)
        where T : JsonValue
    {
        if (members[name] is not { } value)
        {
            return null;
        }

        if (value is not T typed)
        {
            diagnostics.AddError(At(name), $"Expected value of type {kind}");
            return null;
        }

        return typed;
    }
}
