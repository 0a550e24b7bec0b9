using System.Diagnostics.CodeAnalysis;
using Serverlesspresso.States.Intrinsics;
using Serverlesspresso.States.Paths;

namespace Serverlesspresso.States.Expressions;

/// <summary>Compiles the strings that stand for values.</summary>
internal static class ExpressionParser
{
    /// <summary>Compiles a path: into the input, the context object or a variable.</summary>
    public static bool TryParsePath(string text, [NotNullWhen(true)] out Expression? expression)
    {
        expression = null;
        if (!text.StartsWith('$'))
        {
            return false;
        }

        if (text.StartsWith("$$", StringComparison.Ordinal))
        {
            expression = JsonPath.TryCompile(text.AsSpan(2), out var ofContext) ? new ContextExpression(text, ofContext) : null;
            return expression is not null;
        }

        if (!JsonPath.TryCompile(text.AsSpan(1 + NameLength(text)), out var path))
        {
            return false;
        }

        var name = text.Substring(1, NameLength(text));
        expression = name.Length == 0 ? new InputExpression(text, path) : new VariableExpression(text, name, path);
        return true;
    }

    /// <summary>Compiles what a template member with a name in <c>.$</c> holds: a path or an intrinsic function call.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Expression? expression)
    {
        if (text.StartsWith('$'))
        {
            return TryParsePath(text, out expression);
        }

        expression = new IntrinsicParser(text).Parse();
        return expression is not null;
    }

    /// <summary>Whether a text that is taken as it stands is probably meant to be a path or a call.</summary>
    public static bool LooksComputed(string text) =>
        (text.StartsWith("$.", StringComparison.Ordinal)
            || text.StartsWith("$$.", StringComparison.Ordinal)
            || text.StartsWith("States.", StringComparison.Ordinal))
        && TryParse(text, out _);

    /// <summary>Length of the variable's name after <c>$</c>; 0 if there is none.</summary>
    private static int NameLength(string text)
    {
        var end = 1;
        while (end < text.Length
            && (text[end] == '_' || char.IsLetter(text[end]) || (end > 1 && char.IsDigit(text[end]))))
        {
            end++;
        }

        return end - 1;
    }
}
