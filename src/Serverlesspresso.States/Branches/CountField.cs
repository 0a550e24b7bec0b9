using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Branches;

/// <summary>A field of a Map that holds a count, or a path to one.</summary>
internal sealed class CountField(string name, long? count, Expression? path)
{
    /// <summary>Reads the count; null where the field is absent.</summary>
    public Failure? Read(in Scope scope, out long? value)
    {
        value = count;
        if (path is null)
        {
            return null;
        }

        var result = path.Evaluate(scope);
        if (result.Failure is { } failure)
        {
            return failure;
        }

        if (result.Value is not JsonNumber number || !number.TryGetLong(out var read))
        {
            return Failure.Runtime(
                $"The {name}Path field refers to value \"{JavaText.Of(result.Value)}\" which is not a valid integer: {path.Text}");
        }

        value = read;
        return read < 0 ? Failure.Runtime($"{name} cannot be negative.") : null;
    }
}
