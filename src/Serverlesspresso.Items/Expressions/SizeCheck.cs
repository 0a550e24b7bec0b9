using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Expressions;

/// <summary>Checks the operands of <c>size</c>, wherever it stands.</summary>
internal static class SizeCheck
{
    public static void Check(Operand operand, ExpressionParameters parameters, ExpressionKind kind)
    {
        if (operand is not FunctionOperand function)
        {
            return;
        }

        if (function.Arguments.Length != 1)
        {
            throw kind.Refuse(
                "Incorrect number of operands for operator or function; " +
                $"operator or function: {function.Name}, number of operands: {function.Arguments.Length}");
        }

        Check(function.Arguments[0], parameters, kind);
        if (function.Arguments[0].TypeIn(parameters) is AttributeType.N or AttributeType.BOOL or AttributeType.NULL)
        {
            throw kind.Refuse(
                "Incorrect operand type for operator or function; " +
                $"operator or function: {function.Name}, operand type: {function.Arguments[0].TypeIn(parameters)}");
        }
    }
}
