using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Tasks;

/// <summary>TimeoutSeconds or HeartbeatSeconds: a number, or a path to one.</summary>
internal sealed class SecondsField(string name, long? seconds, Expression? path)
{
    /// <summary>Source: Developer Guide, Task workflow state, TimeoutSeconds.</summary>
    public const long Max = 99_999_999;

    /// <summary>Reads the seconds; null where the field is absent.</summary>
    public Failure? Read(in Scope scope, out long? value)
    {
        value = seconds;
        if (path is null)
        {
            return null;
        }

        var result = path.Evaluate(scope);
        if (result.Failure is { } failure)
        {
            return failure;
        }

        if (result.Value is not JsonNumber number || !number.TryGetLong(out var read) || read is <= 0 or > Max)
        {
            return Failure.Runtime(
                $"The {name}Path field refers to value \"{JavaText.Of(result.Value)}\" which is not a valid integer "
                + $"from 1 to {Max}: {path.Text}");
        }

        value = read;
        return null;
    }
}
