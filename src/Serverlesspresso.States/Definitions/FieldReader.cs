using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Flow;
using Serverlesspresso.States.Paths;
using Serverlesspresso.States.Templates;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Definitions;

/// <summary>Reads the fields of one object of a definition and reports what is wrong with them.</summary>
internal sealed class FieldReader(JsonObject members, string location, DiagnosticList diagnostics)
{
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
                diagnostics.AddError(At(name), "Field is not supported");
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
            diagnostics.AddError(location, $"You can only use one of the fields: [{string.Join(", ", present)}]");
        }
    }

    public string? Text(string name) => Read<JsonString>(name, "String")?.Text;

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

        if (number.TryGetLong(out var value) && value >= min && value <= max)
        {
            return value;
        }

        diagnostics.AddError(At(name), $"The value must be an integer from {min} to {max}, but is {number.Text}");
        return null;
    }

    public double? Number(string name, double min)
    {
        if (Read<JsonNumber>(name, "Number") is not { } number)
        {
            return null;
        }

        if (number.Double >= min && double.IsFinite(number.Double))
        {
            return number.Double;
        }

        diagnostics.AddError(At(name), $"The value must be a number of at least {min}, but is {number.Text}");
        return null;
    }

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

        diagnostics.AddError(At(name), "Value is not a valid JSONPath");
        return null;
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

        diagnostics.AddError(At(name), "Value is not a Reference Path");
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
            if (!VariableNames.IsValid(variable))
            {
                diagnostics.AddError(At(name), $"The variable name '{variable}' is not valid");
            }
        }

        return Template(name);
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
