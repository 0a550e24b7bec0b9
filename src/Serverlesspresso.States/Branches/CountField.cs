using Serverlesspresso.States.Expressions;

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

        if (NumberAtPath.Read(name, path, scope, isWhole: true, out var number) is { } failure)
        {
            return failure;
        }

        _ = number.TryGetLong(out var read); // Whole, as asked for.
        value = read;
        return read < 0 ? Failure.Runtime($"{name} cannot be negative.") : null;
    }
}
