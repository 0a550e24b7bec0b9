using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Templates;

/// <summary>A compiled payload template: JSON in which members named <c>name.$</c> are computed.</summary>
internal abstract class Template
{
    public abstract Evaluation Fill(in Scope scope);
}

/// <summary>A part without anything to compute: shared as it is.</summary>
internal sealed class ConstantTemplate(JsonValue value) : Template
{
    public JsonValue Value => value;

    public override Evaluation Fill(in Scope scope) => value;
}

/// <summary>A computed member.</summary>
internal sealed class ComputedTemplate(string field, Expression expression) : Template
{
    public override Evaluation Fill(in Scope scope)
    {
        var result = expression.Evaluate(scope);
        return result.Failure is PathFailure
            ? Failure.Runtime(
                $"The JSONPath '{expression.Text}' specified for the field '{field}' could not be found in the input "
                + $"'{scope.Input.ToText()}'")
            : result;
    }
}

internal sealed class ObjectTemplate(string[] names, Template[] members) : Template
{
    public override Evaluation Fill(in Scope scope)
    {
        var values = new JsonValue[members.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var member = members[i].Fill(scope);
            if (member.Failure is { } failure)
            {
                return failure;
            }

            values[i] = member.Value;
        }

        return new JsonObject(names, values);
    }
}

internal sealed class ArrayTemplate(Template[] items) : Template
{
    public override Evaluation Fill(in Scope scope)
    {
        var values = new JsonValue[items.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var item = items[i].Fill(scope);
            if (item.Failure is { } failure)
            {
                return failure;
            }

            values[i] = item.Value;
        }

        return JsonArray.Of(values);
    }
}
