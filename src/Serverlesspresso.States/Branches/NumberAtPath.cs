using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Branches;

/// <summary>Reads the number that the Path form of a Map's field leads to.</summary>
internal static class NumberAtPath
{
    /// <summary>Reads the number.</summary>
    /// <param name="name">The field's name without Path.</param>
    /// <param name="path">Where the number is.</param>
    /// <param name="scope">On what the path is evaluated.</param>
    /// <param name="isWhole">Whether only a whole number will do.</param>
    /// <param name="number">The number; zero if there is none.</param>
    public static Failure? Read(string name, Expression path, in Scope scope, bool isWhole, out JsonNumber number)
    {
        number = JsonNumber.Of(0);
        var result = path.Evaluate(scope);
        if (result.Failure is { } failure)
        {
            return failure;
        }

        if (result.Value is not JsonNumber read || (isWhole && !read.TryGetLong(out _)))
        {
            return Failure.Runtime(
                $"The {name}Path field refers to value \"{JavaText.Of(result.Value)}\" "
                + $"which is not a valid {(isWhole ? "integer" : "float")}: {path.Text}");
        }

        number = read;
        return null;
    }
}
